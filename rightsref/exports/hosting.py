"""What a host and a search engine read: redirects of old pages, and the map of the site.

In: old addresses, the finished pages and the site's settings. Out: ``_redirects`` where a page
has moved as a whole, and ``sitemap.xml`` where a base address is set. Needed by nobody who reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from rightsref.addresses import Addresses
from rightsref.model import Site


def files(site: Site, former: Mapping[str, Addresses], pages: Iterable[str]) -> dict[str, bytes]:
    """Give the files for hosts; ``pages`` are the paths of all finished pages."""
    made: dict[str, bytes] = {}
    moved = [pair for addresses in former.values() for pair in addresses.redirects]
    if moved:
        made["_redirects"] = "".join(f"{site.base_path}{old} {site.base_path}{new} 301\n"
                                     for old, new in sorted(moved)).encode()
    if site.base_url:
        root = site.base_url.rstrip("/") + "/"
        lines = "".join(f"<url><loc>{escape(root + path)}</loc></url>\n" for path in sorted(pages)
                        if path.endswith(".html") and path != "404.html")
        made["sitemap.xml"] = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            f"{lines}</urlset>\n").encode()
    return made

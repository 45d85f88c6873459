"""What a host and a search engine read: redirects of old pages, and the map of the site.

In: old addresses, the finished pages and the site's settings. Out: ``_redirects`` where a page
has moved as a whole; ``sitemap.xml``, and ``robots.txt`` that names it, where a base address is
set. Needed by nobody who reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from rightsref.addresses import Addresses
from rightsref.model import Site
from rightsref.pages.urls import ROOTED, absolute


def files(site: Site, former: Mapping[str, Addresses], pages: Iterable[str]) -> dict[str, bytes]:
    """Give the files for hosts; ``pages`` are the paths of all finished pages."""
    made: dict[str, bytes] = {}
    moved = [pair for addresses in former.values() for pair in addresses.redirects]
    if moved:
        # A page stands at the old address too, for disks; without "!" a host would serve that one.
        made["_redirects"] = "".join(f"{site.base_path}{old} {site.base_path}{new} 301!\n"
                                     for old, new in sorted(moved)).encode()
    if site.base_url:
        lines = "".join(f"<url><loc>{escape(absolute(site.base_url, path))}</loc></url>\n"
                        for path in sorted(pages) if path.endswith(".html") and path != ROOTED)
        made["sitemap.xml"] = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            f"{lines}</urlset>\n").encode()
        made["robots.txt"] = ("User-agent: *\nDisallow:\n\n"
                              f"Sitemap: {absolute(site.base_url, 'sitemap.xml')}\n").encode()
    return made

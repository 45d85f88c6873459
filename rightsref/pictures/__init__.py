"""Pictures of a report, drawn at build: pure functions from the linked library to markup.

In: a linked library, a report's id, and what turns a site address into a relative one. Out:
``Picture`` values and PNG bytes. Never writes a file, never puts a style or a script in a page.
"""

from rightsref.pictures.coverage import coverage
from rightsref.pictures.network import network
from rightsref.pictures.picture import Cell, Href, Picture
from rightsref.pictures.places import place_map
from rightsref.pictures.timeline import timeline

__all__ = ["Cell", "Href", "Picture", "coverage", "network", "place_map", "timeline"]

"""rightsref: turns human-rights reports into reference websites.

Rooms import downward only:
model, faults < markup < sources, annotate < load, ledger < link < pages < render, search,
exports < check < publish < build.py.
"""

__version__ = "0.1.0"

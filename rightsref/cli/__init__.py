"""The verbs of ``build.py``: one module a verb, and what they share.

In: options as ``build.py`` parsed them. Out: an exit code. Never holds a rule about content.
"""

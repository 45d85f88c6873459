"""What the site publishes for machines: one module a form, each a function of the linked library.

In: ``Linked``. Out: paths below ``site/`` with their bytes. Never reads or writes the disk.
"""

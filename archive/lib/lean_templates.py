"""Pages as readers get them: without the indentation of their templates, which is for us.

Only a template's own text gets leaner, before it is compiled; what is put into it stays as it is,
and so do the numbers of its lines, for whoever reads what is wrong with one.
"""

from __future__ import annotations

import re

from django.template import Origin
from django.template.loaders import filesystem

INDENTATION = re.compile(r"\n[ \t]+")


class Loader(filesystem.Loader):
    """The project's own templates; those of plain text are left as they were written."""

    def get_contents(self, origin: Origin) -> str:
        written = super().get_contents(origin)
        return INDENTATION.sub("\n", written) if origin.name.endswith(".html") else written

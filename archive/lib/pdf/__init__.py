"""A page as PDF, set by WeasyPrint in a process of its own that can be killed.

The page comes as finished HTML. Whatever it shows is handed to the process with it, so nothing is
ever fetched, and the finished PDF is kept under the digest of what it was made of.
"""

from .files import own_files
from .keeping import Sheet
from .making import PdfBusy, PdfFailed, PdfUnavailable, make_pdf

__all__ = ["PdfBusy", "PdfFailed", "PdfUnavailable", "Sheet", "make_pdf", "own_files"]

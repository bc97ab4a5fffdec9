"""What changed between two states of a text: paragraph by paragraph, and word by word in them.

``diff_texts`` compares any two texts, ``diff_contents`` two public states of a piece,
``diff_payloads`` two drafts of one.
"""

from .contents import EditionDiff, FieldDiff, diff_contents
from .folding import Fold, fold
from .payloads import PayloadDiff, diff_payloads
from .rows import Kind, Row, Run
from .texts import LONGEST, TooLong, diff_texts

__all__ = [
    "LONGEST",
    "EditionDiff",
    "FieldDiff",
    "Fold",
    "Kind",
    "PayloadDiff",
    "Row",
    "Run",
    "TooLong",
    "diff_contents",
    "diff_payloads",
    "diff_texts",
    "fold",
]

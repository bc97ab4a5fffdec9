"""What changed between two states of a text: paragraph by paragraph, and word by word in them."""

from .folding import Fold, fold
from .rows import Kind, Row, Run
from .texts import LONGEST, diff_texts

__all__ = ["LONGEST", "Fold", "Kind", "Row", "Run", "diff_texts", "fold"]

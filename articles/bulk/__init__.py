"""Changing many pieces in one act: looked at first, carried out in stretches, undone whole.

``kinds`` says what can be done, ``outlook`` what it would do, ``acts`` begins it and carries it
out, ``undoing`` takes it back.
"""

from articles.bulk.acts import begin, carry_out, choose
from articles.bulk.kinds import BulkRefused
from articles.bulk.outlook import Outlook, look_ahead
from articles.bulk.undoing import choose_to_undo

__all__ = [
    "BulkRefused",
    "Outlook",
    "begin",
    "carry_out",
    "choose",
    "choose_to_undo",
    "look_ahead",
]

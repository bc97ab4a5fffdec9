"""A thread as readers get it: one flat, ordered query, made ready for a template to walk.

A page is a range of an index, so it costs the same wherever it stands in a thread of any length.
What a page needs of the rest (how its first comment is numbered, and under whom it stands) is
counted from the index.
"""

from comments.thread.branch import BranchPage, load_branch
from comments.thread.items import Item
from comments.thread.orders import ORDERS, THREAD
from comments.thread.page import ThreadPage, load_page, page_start

__all__ = [
    "ORDERS",
    "THREAD",
    "BranchPage",
    "Item",
    "ThreadPage",
    "load_branch",
    "load_page",
    "page_start",
]

"""bleach's part: bare addresses in a comment become links, and the rest of it is cleaned.

bleach is at the end of its life and slow; it sees only comments that name an address, always
well-formed HTML of our own making, and nh3 comes after it.
"""

import re
import threading
from functools import partial
from typing import TYPE_CHECKING

from .policy import COMMENT

if TYPE_CHECKING:
    from bleach.sanitizer import Cleaner

# The end is held off punctuation, which belongs to the sentence, and so are brackets around
# it; a bracket inside it belongs to it.
_IN_ADDRESS = r"[^\s<>\"'\\`{}|^()«»“”‘’。，、]"
_ADDRESS = re.compile(
    rf"(?<![\w@/.])(?:https?://|www\.(?=[\w-]{{1,63}}\.))"
    rf"(?:{_IN_ADDRESS}|\({_IN_ADDRESS}{{0,200}}\)){{1,1000}}(?<![.,:;!?*_~…])",
    re.IGNORECASE,
)
_mine = threading.local()


def linkified(html: str) -> str:
    """The HTML with a link around every bare http, https or www address outside links and code."""
    return _cleaner().clean(html) if _ADDRESS.search(html) else html


def _cleaner() -> "Cleaner":
    """This thread's cleaner, for bleach keeps the parse in it. Loaded when first needed."""
    if not hasattr(_mine, "cleaner"):
        from bleach.linkifier import LinkifyFilter
        from bleach.sanitizer import Cleaner

        _mine.cleaner = Cleaner(
            tags=COMMENT.tags,
            attributes={"a": ["href"]},
            protocols={"http", "https", "mailto"},
            filters=[
                partial(LinkifyFilter, callbacks=[], skip_tags={"code"}, url_re=_ADDRESS),
            ],
        )
    cleaner: Cleaner = _mine.cleaner
    return cleaner

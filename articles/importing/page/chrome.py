"""What stands on a page but belongs to the site: share buttons, prompts, the contact footer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from articles.importing.page.text import Block

NETWORK = (
    r"(?:facebook|twitter|x|e-?mail|whatsapp|telegram|linkedin|reddit|pinterest|print|tumblr"
    r"|mastodon|bluesky|copy link|pocket|rss)"
)
CHROME = re.compile(
    r"(?:print friendly,? pdf (?:&|and) e-?mail"
    r"|print(?: this(?: article| page)?)?|skip to (?:main )?content|advertisements?"
    r"|(?:share|tweet|e-?mail|like) this(?: article| post| page| story)?:?"
    r"|share(?: on| via)?:?|tweet|loading(?:…|\.\.\.)?|menu|search|related"
    rf"|(?:(?:share|tweet|post)(?: (?:on|to|via|by))? )?{NETWORK}"
    rf"(?:[\s,|•·]+(?:and\s+)?{NETWORK})*"
    r"|subscribe(?: now)?|sign up|log ?in|read more|back to top|leave a (?:reply|comment)"
    r"|post a comment|save|bookmark|(?:previous|next) (?:article|post|story))[.!]?",
    re.I,
)
THREAD_HEADING = re.compile(
    r"(?:#+\s*)?(?:(?:\d[\d,.]*\s+)?(?:comments?|comentarios?|repl(?:y|ies)|responses?)"
    r"|\d[\d,.]*\s+(?:thoughts?|repl(?:y|ies)|responses?|comments?) (?:on|to)\b.*"
    r"|reader(?:s['’]|['’]s)? comments|leave a reply|no comments(?: yet)?)[:.]?",
    re.I,
)
CLOSED = re.compile(
    r"(?:\W*)(?:the\s+)?(?:comments?|comment section|discussion)(?: (?:for|on|to) th(?:is|e)\s\w+)?"
    r"\s+(?:(?:is|are|has been|have been)\s+)?(?:now\s+)?closed(?:\W*)"
    r"|los comentarios están cerrados\.?",
    re.I,
)
CONTACT = re.compile(r"(?:to\s+)?contact\b|get in touch\b|write to\b", re.I)
LINK = re.compile(r"\[([^\[\]\n]*)\]\((https?://[^\s()]+|mailto:[^\s()]+)\)")
BARE_LINK = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]*]+")


@dataclass(frozen=True, slots=True)
class Contact:
    """The footer by which a source asks to be reached."""

    line: str
    url: str

    @property
    def host(self) -> str:
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


def is_chrome(block: Block) -> bool:
    """Whether every line of it is a button's or a menu's."""
    return all(CHROME.fullmatch(_bare(line)) for line in block.lines)


def is_thread_heading(block: Block) -> bool:
    return len(block.lines) == 1 and THREAD_HEADING.fullmatch(_bare(block.lines[0])) is not None


def is_closed_line(line: str) -> bool:
    return CLOSED.fullmatch(line.strip()) is not None


def take_contact(blocks: list[Block]) -> Contact | None:
    """Remove a contact footer from the end of the blocks and return it; None without one.

    It is a short block that asks to be contacted, with an address in it or in the block after.
    """
    for back in (1, 2):
        if len(blocks) <= back:
            break
        first = blocks[-back].text
        if not CONTACT.match(first) or len(first) > 300:
            continue
        url = _link_in(" ".join(block.text for block in blocks[-back:]))
        if url:
            line = first if back > 1 else LINK.sub("", first)
            del blocks[-back:]
            return Contact(" ".join(line.replace("*", "").split()), url)
    return None


def _link_in(text: str) -> str:
    linked = LINK.search(text)
    if linked is not None:
        return linked[2]
    bare = BARE_LINK.search(text)
    if bare is None:
        return ""
    address = bare[0].rstrip(".,;:")
    return address if address.startswith("http") else f"https://{address}"


def _bare(line: str) -> str:
    return LINK.sub(r"\1", line).strip().strip("*_").strip()

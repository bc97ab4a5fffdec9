"""An article's HTML for other people's pages: feed readers know nothing of our addresses."""

import re

import nh3

from .policy import ARTICLE

# The gate writes every attribute in double quotes.
_RELATIVE = re.compile(r'="[/#]')
# What leads from a heading to itself, for readers of the page who want its address.
_TO_ITSELF = re.compile(
    r'(<(h[2-6]) id="([^"<]*)"[^<>]*>)<a href="#\3"[^<>]*>((?:(?!</a>).)*+)</a>(</\2>)', re.DOTALL
)
_NUMBERED = re.compile(r'<p id="body-p[0-9]+(?:-[0-9]+)?"')


def for_elsewhere(html: str, address: str) -> str:
    """Gated HTML with whole addresses, links to its own notes included.

    Headings lead nowhere and paragraphs bear no names there: both serve our own page alone.
    The gate itself resolves addresses, and comes last. Costs what one round of it does
    (milliseconds), and nothing where there is nothing to change.
    """
    if not _RELATIVE.search(html) and not _NUMBERED.search(html):
        return html
    cleaner = nh3.Cleaner(
        tags=ARTICLE.tags - {"picture", "source"},  # its choice of files has bare paths
        attributes={tag: set(names) for tag, names in ARTICLE.checks.items() if tag != "source"},
        link_rel=ARTICLE.rel,
        url_schemes={"http", "https", "mailto"},
        url_relative=("rewrite_with_base", address),
    )
    return cleaner.clean(_NUMBERED.sub("<p", _TO_ITSELF.sub(r"\1\4\5", html)))

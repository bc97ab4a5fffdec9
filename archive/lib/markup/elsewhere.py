"""An article's HTML for other people's pages: feed readers know nothing of our addresses."""

import re

import nh3

from .policy import ARTICLE

# The gate writes every attribute in double quotes.
_RELATIVE = re.compile(r'="[/#]')


def for_elsewhere(html: str, address: str) -> str:
    """Gated HTML with whole addresses, links to its own notes and headings included.

    The gate itself resolves them, so that nothing is rewritten behind it. Costs what one round of
    it does (milliseconds), and nothing where every address is whole already.
    """
    if not _RELATIVE.search(html):
        return html
    cleaner = nh3.Cleaner(
        tags=ARTICLE.tags,
        attributes={tag: set(checks) for tag, checks in ARTICLE.checks.items()},
        link_rel=ARTICLE.rel,
        url_schemes={"http", "https", "mailto"},
        url_relative=("rewrite_with_base", address),
    )
    return cleaner.clean(html)

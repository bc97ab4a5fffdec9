"""What pages print of a piece's other forms and of how it is cited."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from django import template

from archive.lib.addresses import full_address
from archive.lib.languages import address_here
from articles.citing import Citation, cite, coins, sentence
from articles.copies.addresses import copy_path
from articles.models import Article

register = template.Library()


@register.filter
def copy(article: Article, form: str) -> str:
    """The address of the piece in another form, in the language of the page."""
    return address_here(copy_path(article, form))


@register.filter
def permanent_copy(article: Article, form: str) -> str:
    """The same in full, and without a language."""
    return full_address(copy_path(article, form))


@register.filter
def mail(article: Article) -> str:
    """A letter that names the piece, to nobody yet. Its lines end as mail has them."""
    body = f"{article.title}\r\n{full_address(article.address)}"
    letter = {"subject": article.title, "body": body}
    return f"mailto:?{urlencode(letter, quote_via=quote)}"


@register.simple_tag
def citation_of(article: Article) -> Citation:
    return cite(article)


@register.filter
def in_words(citation: Citation) -> str:
    return sentence.write(citation)


@register.filter
def as_coins(citation: Citation) -> str:
    return coins.write(citation)

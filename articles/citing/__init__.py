"""How a piece is cited: what there is to say of it, and one file for each form of saying it."""

from articles.citing import bibtex, coins, csl, ris, sentence
from articles.citing.citation import Citation, PartialDate, cite
from articles.citing.names import Name

__all__ = [
    "Citation",
    "Name",
    "PartialDate",
    "bibtex",
    "cite",
    "coins",
    "csl",
    "ris",
    "sentence",
]

"""How fetching says no."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """What kind of thing went wrong, for whoever decides what to do about it."""

    NAME = "name"  # there is no such host
    CONNECTION = "connection"  # nobody answered, or the line broke
    CERTIFICATE = "certificate"
    TIME = "time"
    ANSWER = "answer"  # what came was no answer of the web
    REDIRECTS = "redirects"


class NotFetched(Exception):
    """Nothing was brought. The message is a sentence for the person who asked."""


class FetchRefused(NotFetched):
    """We do not ask there: the address, or one that it leads to, is not of the public web."""


class FetchFailed(NotFetched):
    """We asked and got no answer of use."""

    def __init__(self, trouble: Trouble, sentence: str) -> None:
        super().__init__(sentence)
        self.trouble = trouble

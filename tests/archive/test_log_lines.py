"""Whatever an error says, the log names nobody's e-mail address."""

import logging
import sys

import pytest
from django.conf import settings

from archive.lib.log_lines import DiscreetFormatter


def line_of(message, error=None):
    try:
        raise error or ValueError
    except type(error or ValueError()):
        trace = sys.exc_info() if error else None
    record = logging.LogRecord("archive", logging.ERROR, "", 0, message, (), trace)
    return DiscreetFormatter("%(levelname)s %(message)s").format(record)


def test_row_that_a_database_refused_is_told_without_its_address():
    detail = "DETAIL:  Key (email)=(ada.b+c@mail.example.org) already exists."
    line = line_of("It broke", ValueError(detail))
    assert "ada" not in line
    assert "Key (email)=([address]) already exists." in line


@pytest.mark.parametrize(
    "said", ["to <a@b.example>", "RCPT TO:<a@b.example>", "{'a@b.example': (550, b'no')}", "a@b.de"]
)
def test_every_way_of_writing_one_is_known(said):
    assert "@" not in line_of(said)


def test_other_words_stay_as_they_are():
    said = "ERROR 12:30 articles.views: /2020/01/04/a/ @property postgresql://localhost:5432/x"
    assert line_of(said) == f"ERROR {said}"


def test_all_lines_are_written_so():
    ways = settings.LOGGING["formatters"].values()
    assert {each["()"] for each in ways} == {"archive.lib.log_lines.DiscreetFormatter"}

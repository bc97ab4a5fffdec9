"""Whatever is typed is read, at once, and its address means the same question."""

import time

import pytest
from django.http import QueryDict
from hypothesis import example, given
from hypothesis import strategies as st

from articles.search.query import parse
from articles.search.terms import MOST_TERMS

PIECES = ["OR", "-", '"', "*", ":", "author:", "from:2020", "lang:es", "harbour", "é", "😀", "\0"]
TYPED = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
)


@given(TYPED)
@example('-"a -b" "OR" --author:x')
@example("*author:x*")
def test_an_address_asks_the_same_again(typed):
    query = parse({"q": typed})
    again = parse(QueryDict(query.address()).dict())
    assert again.address() == query.address()
    assert (again.groups, again.author, again.since) == (query.groups, query.author, query.since)


@given(TYPED)
def test_terms_stay_within_their_limit(typed):
    assert sum(map(len, parse({"q": typed}).groups)) <= MOST_TERMS


@pytest.mark.parametrize(
    "piece", ['"', "-", "a ", "author:", "a*", "(", "OR ", '-"', "a\0", "٣", "ﷺ"]
)
def test_a_megabyte_is_read_in_no_time(piece):
    began = time.process_time()
    parse({"q": piece * (1_000_000 // len(piece)), "author": piece * 100_000})
    assert time.process_time() - began < 0.5

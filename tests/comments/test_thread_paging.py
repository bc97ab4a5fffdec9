"""Whatever the shape of a thread: its pages hold all of it, on as well as back."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from comments.models import Comment
from comments.thread import ORDERS, ThreadPage, load_branch, load_page, page_start
from tests import cast

SIZE = 3
SHAPES = st.lists(st.none() | st.integers(0, 15), max_size=15)


def grow(shape):
    """A thread whose every comment answers one of those before it, or none."""
    article = cast.make_article()
    said: list[Comment] = []
    for place in shape:
        parent = said[place % len(said)] if said and place is not None else None
        said.append(cast.make_comment(article, parent=parent))
    return article


def own(page) -> list[int]:
    return [item.comment.pk for item in page.items if not item.is_context]


def onward(load) -> list[ThreadPage]:
    pages = [load("")]
    while pages[-1].stretch.next:
        pages.append(load(pages[-1].stretch.next))
    return pages


class PagingTest(TestCase):
    @settings(max_examples=25)
    @given(SHAPES, st.sampled_from(sorted(ORDERS)))
    def test_pages_hold_the_whole_thread_in_its_order(self, shape, order) -> None:
        article = grow(shape)
        pages = onward(lambda key: load_page(article, after=key, order=order, size=SIZE))
        rows = ORDERS[order].onward(Comment.objects.filter(article=article))
        assert [pk for page in pages for pk in own(page)] == [row.pk for row in rows]

    @settings(max_examples=25)
    @given(SHAPES, st.sampled_from(sorted(ORDERS)))
    def test_nothing_is_left_out_on_the_way_back(self, shape, order) -> None:
        article = grow(shape)
        page = onward(lambda key: load_page(article, after=key, order=order, size=SIZE))[-1]
        seen = set(own(page))
        while not page.is_first:
            page = load_page(article, after=page.stretch.previous, order=order, size=SIZE)
            seen |= set(own(page))
        assert len(seen) == len(shape)

    @settings(max_examples=25)
    @given(SHAPES)
    def test_a_permalink_leads_to_a_page_that_holds_the_comment(self, shape) -> None:
        article = grow(shape)
        for comment in Comment.objects.filter(article=article):
            start = page_start(comment, size=SIZE)
            assert comment.pk in own(load_page(article, after=start, size=SIZE))

    @settings(max_examples=25)
    @given(SHAPES)
    def test_branches_hold_what_is_under_them_with_the_numbers_of_the_thread(self, shape) -> None:
        article = grow(shape)
        whole = {item.comment.pk: item for item in load_page(article, size=100).items}
        for item in whole.values():
            branch = load_branch(article, item.comment, size=100)
            under = [each for each in whole.values() if each.number.startswith(f"{item.number}.")]
            assert [each.number for each in branch.items] == [
                item.number,
                *(each.number for each in under),
            ]

"""Where a piece leads to is noted whenever it is written."""

import pytest

from articles.importing.loading import Loader
from articles.importing.reading import Found
from articles.importing.records import ArticleRecord
from articles.importing.report import ImportReport
from articles.links.checking import forget_orphans
from articles.links.finding import MOST, find_links, links_in
from articles.models import ArticleLink, Link
from articles.writing import write
from tests.cast import make_article, make_draft

pytestmark = pytest.mark.django_db(transaction=False)


def urls_of(article):
    return sorted(article.links.values_list("url", flat=True))


@pytest.fixture(autouse=True)
def committed(django_capture_on_commit_callbacks):
    """Do what waits for the commit."""

    def writing(make):
        with django_capture_on_commit_callbacks(execute=True):
            return make()

    return writing


def test_links_of_a_new_piece_are_noted(committed):
    piece = committed(
        lambda: make_article(body="[a](https://a.example/x#top), [b](http://b.example/).")
    )
    assert urls_of(piece) == ["http://b.example/", "https://a.example/x"]
    assert Link.objects.get(host="a.example").state == "unknown"


def test_changed_text_changes_them(committed):
    piece = committed(lambda: make_article(body="[a](https://a.example/) [b](https://b.example/)"))
    piece.body = "[b](https://b.example/) [c](https://c.example/)"
    committed(lambda: write(article=piece))
    assert urls_of(piece) == ["https://b.example/", "https://c.example/"]


def test_piece_without_links_keeps_none(committed):
    piece = committed(lambda: make_article(body="[a](https://a.example/)"))
    piece.body = "Nothing."
    committed(lambda: write(article=piece))
    assert urls_of(piece) == []


def test_pieces_share_an_address(committed):
    for title in ("One", "Two"):
        committed(lambda title=title: make_article(title, body="[a](https://a.example/)"))
    assert Link.objects.get().articles.count() == 2


def test_drafts_count_too(committed):
    assert urls_of(committed(lambda: make_draft(body="[a](https://a.example/)")))


def test_imported_pieces_count_too(committed):
    record = ArticleRecord(
        key="k",
        title="T",
        body='<p><a href="https://a.example/?a=1&amp;b=2">a</a></p>',
        body_format="html",
        published_at=None,
    )
    piece = committed(lambda: Loader(ImportReport()).load(Found(record=record)))
    assert urls_of(piece) == ["https://a.example/?a=1&b=2"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/2020/01/04/x/">x</a>',
        '<a href="http://127.0.0.1:8000/x/">the site itself</a>',
        '<a href="#body-p1">x</a>',
        '<a href="mailto:a@b.example">x</a>',
        '<img src="https://a.example/x.png" alt="">',
        '<blockquote cite="https://a.example/">x</blockquote>',
        '<a class="archived" href="https://web.archive.org/web/2020/x">[archived copy]</a>',
    ],
)
def test_what_leads_to_no_other_site_is_left_out(html):
    assert links_in(html) == []


def test_a_piece_with_thousands_of_links_is_bounded():
    html = "".join(f'<a href="https://a.example/{n}">x</a>' for n in range(MOST + 5))
    assert len(links_in(html)) == MOST


def test_a_piece_that_is_gone_by_then_leaves_no_row(committed):
    piece = make_draft(body="[a](https://a.example/)")
    key = piece.pk
    piece.delete()
    piece.pk = key
    find_links(piece)
    assert not ArticleLink.objects.exists()


def test_finding_costs_three_statements_whatever_the_number(django_assert_num_queries):
    piece = make_draft(body=" ".join(f"[a](https://a.example/{n})" for n in range(300)))
    with django_assert_num_queries(4):  # with those of the transaction
        assert find_links(piece) == 300


def test_links_that_nobody_has_any_more_are_forgotten(committed):
    committed(lambda: make_article(body="[a](https://a.example/)"))
    Link.objects.create(url="https://old.example/", digest="o", host="old.example")
    Link.objects.update(check_at="2020-01-01T00:00Z")
    forget_orphans()
    assert Link.objects.get().host == "a.example"

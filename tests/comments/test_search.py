"""Comments are found while readers see them in their place, under a public piece."""

import pytest

from articles.importing.records import ArticleRecord, CommentRecord
from articles.search.query import parse
from articles.states.publishing import publish, unpublish, withdraw
from comments import moderation
from comments.importing import take_thread
from comments.search import search_comments
from tests.cast import make_article, make_branch, make_comment

pytestmark = pytest.mark.django_db


def ask(words, **params):
    return search_comments(parse({"q": words, **params}))


def bodies(words, **params):
    return [hit.comment.pk for hit in ask(words, **params).hits]


def test_a_comment_is_found_with_its_piece():
    comment = make_comment(make_article(), "A lighthouse keeper writes.")
    [hit] = ask("lighthouse").hits
    assert (hit.comment, hit.comment.article.title) == (comment, "The harbour bill")
    assert [each.text for each in hit.snippet if each.is_hit] == ["lighthouse"]


def test_a_held_comment_is_not_found_until_it_is_approved(moderator):
    comment = make_comment(make_article(), "lighthouse", status="held")
    assert bodies("lighthouse") == []
    moderation.approve(comment=comment, actor=moderator)
    assert bodies("lighthouse") == [comment.pk]


@pytest.mark.parametrize("verb", ["hold", "remove", "mark_spam"])
def test_a_comment_taken_away_is_not_found(moderator, verb):
    comment = make_comment(make_article(), "lighthouse")
    getattr(moderation, verb)(comment=comment, actor=moderator)
    assert ask("lighthouse").total == 0


def test_hiding_a_branch_hides_all_of_it_and_showing_it_brings_it_back(moderator):
    branch = make_branch(make_article(), 4, body="lighthouse")
    moderation.mark_spam(comment=branch[1], actor=moderator)
    assert bodies("lighthouse") == [branch[0].pk]
    moderation.approve(comment=branch[1], actor=moderator)
    assert ask("lighthouse").total == 4


def test_replies_under_a_tombstone_are_still_found(moderator):
    branch = make_branch(make_article(), 3, body="lighthouse")
    moderation.remove(comment=branch[0], actor=moderator)
    assert ask("lighthouse").total == 2


def test_a_withdrawn_piece_takes_its_thread_with_it_and_brings_it_back():
    article = make_article()
    make_comment(article, "lighthouse")
    withdraw(article=article, reason="Invented.")
    assert (ask("lighthouse").total, ask("lighthouse").facets.years) == (0, [])
    publish(article=article)
    assert ask("lighthouse").total == 1


def test_comments_of_a_draft_are_not_found():
    taken_back = make_article("Taken back")
    make_comment(taken_back, "lighthouse")
    unpublish(article=taken_back)
    make_comment(make_article(), "lighthouse")
    assert ask("lighthouse").total == 1


def test_imported_comments_are_found():
    said = CommentRecord(key="1", parent_key=None, author_name="Zoë", body="lighthouse")
    take_thread(make_article(), ArticleRecord(key="x:1", title="", comments=(said,)))
    assert ask("lighthouse author:zoe").total == 1


def test_a_comments_author_is_who_wrote_it():
    article = make_article()
    make_comment(article, "lighthouse", author_name="Renée Martín")
    make_comment(article, "lighthouse", author_name="Somebody")
    assert ask('lighthouse author:"renee martin"').total == 1
    assert ask("author:nobody").hits == []


@pytest.mark.parametrize("operator", ["topic:press", "source:lantern"])
def test_comments_have_no_topics_or_sources(operator):
    make_comment(make_article(), "lighthouse")
    assert "no topics or sources" in ask(f"lighthouse {operator}").problems[0]


def test_comments_are_read_in_the_language_of_their_piece():
    comment = make_comment(make_article(language="es"), "Las canciones")
    make_article("Other")
    assert bodies("cancion") == [comment.pk]


def test_comments_page_by_date():
    article = make_article()
    made = [make_comment(article, "lighthouse").pk for _ in range(3)]
    first = search_comments(parse({"q": "lighthouse", "order": "date"}), size=2)
    query = parse({"q": "lighthouse", "order": "date"})
    rest = search_comments(query, size=2, before=first.next)
    assert [hit.comment.pk for hit in (*first.hits, *rest.hits)] == made[::-1]


def test_the_archives_words_put_a_misspelt_one_right():
    make_comment(make_article("Lighthouse"), "lighthouse")
    assert ask("lighthuose").did_you_mean == "lighthouse"


@pytest.mark.parametrize("typed", ["lighthuose", "lighthuose OR pier"])
def test_words_that_no_comment_has_are_not_lent(typed):
    make_comment(make_article("Lighthouse"), "pier")
    assert ask(typed).did_you_mean == ""


@pytest.mark.parametrize("typed", ["lighthuose", "lighthuose OR pier"])
def test_comments_under_a_withdrawn_piece_lend_no_words(typed):
    article = make_article("Lighthouse")
    make_comment(article, "lighthouse")
    make_comment(make_article("Pier"), "pier")
    withdraw(article=article, reason="Invented.")
    assert ask(typed).did_you_mean == ""

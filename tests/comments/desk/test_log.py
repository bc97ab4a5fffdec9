"""The log: acts for every moderator, its private half for head moderators, bulk acts folded."""

import uuid

import pytest
from django.utils import timezone

from comments import moderation
from comments.moderation.bulk import decide_all
from comments.moderation.record import record
from comments.moderation.undoing import last_act, undo
from comments.screening.setting import add_words, set_check
from tests.cast import make_article, make_comment, make_moderator
from tests.comments.desk.people import head_client

pytestmark = pytest.mark.django_db

ADDRESS = "/desk/log/"


@pytest.fixture
def head():
    return head_client()


@pytest.fixture
def article():
    return make_article()


def lines(client, query=""):
    return client.get(ADDRESS + query).context["lines"]


def verbs(client, query=""):
    return [line.event.verb for line in lines(client, query)]


def test_says_who_did_what_and_why(desk, article, moderator):
    moderation.remove(comment=make_comment(article), actor=moderator, reason="An insult.")
    page = desk.get(ADDRESS).content.decode()
    assert all(said in page for said in ("mara", "removed", "An insult.", "The harbour bill"))


def test_a_bulk_act_is_one_line_that_opens(desk, article, moderator):
    said = [make_comment(article) for _ in range(3)]
    outcome = decide_all(comments=said, verb="remove", actor=moderator)
    (line,) = lines(desk)
    assert line.number == 3
    assert len(lines(desk, f"?act={outcome.act}")) == 3


def test_acts_whose_rows_stand_among_each_other_are_one_line_each(desk, article, moderator):
    acts = [uuid.uuid4(), uuid.uuid4()]
    comment = make_comment(article)
    for act in acts * 3:
        record("remove", actor=moderator, act=act, article_id=article.pk, comment=comment)
    assert [(line.event.act, line.number) for line in lines(desk)] == [(acts[1], 3), (acts[0], 3)]


def test_an_act_across_the_edge_of_a_page_is_told_once(desk, article, moderator):
    said = [make_comment(article) for _ in range(3)]
    for _ in range(31):
        moderation.close(actor=moderator, article=article)
        moderation.reopen(actor=moderator, article=article)
    decide_all(comments=said, verb="remove", actor=moderator)
    first = desk.get(ADDRESS).context["page"]
    second = desk.get(f"{ADDRESS}?before={first.older}").context["page"]
    back = desk.get(f"{ADDRESS}?after={second.newer}").context["page"]
    assert len({line.pk for line in first.items + second.items}) == 60
    assert [line.pk for line in back.items] == [line.pk for line in first.items]


def test_a_bulk_act_in_several_threads_says_in_how_many(desk, article, moderator):
    said = [make_comment(article), make_comment(make_article("Elsewhere"))]
    decide_all(comments=said, verb="remove", actor=moderator)
    (line,) = lines(desk)
    assert (line.number, line.threads) == (2, 2)
    assert lines(desk, f"?article={article.pk}")[0].number == 1


def test_an_act_that_was_undone_says_so(desk, article, moderator):
    moderation.remove(comment=make_comment(article), actor=moderator)
    undo(act=last_act(moderator).act, actor=moderator)
    undoing, removal = lines(desk)
    assert (undoing.event.verb, removal.is_undone) == ("undo", True)


def test_the_private_half_is_the_head_moderators(desk, head, article, moderator):
    moderation.ban(actor=moderator, kind="name", value="troll", shown="Troll", reason="Abuse.")
    moderation.set_rule(actor=moderator, kind="age", number=30)
    moderation.close(actor=moderator)
    record("refuse", article_id=article.pk, reasons=["rate"])
    assert verbs(desk) == verbs(desk, "?verb=ban") == verbs(desk, "?verb=refuse") == []
    assert verbs(head) == ["close", "rule", "ban"]
    assert verbs(head, "?verb=refuse") == ["refuse"]


def test_narrowing(desk, article, moderator):
    first, second = make_comment(article), make_comment(make_article("Elsewhere"))
    moderation.hold(comment=first, actor=moderator)
    moderation.remove(comment=second, actor=make_moderator("otto"))
    today = timezone.localdate().isoformat()
    assert verbs(desk, "?who=otto") == ["remove"]
    assert verbs(desk, "?verb=hold") == ["hold"]
    assert verbs(desk, f"?article={article.pk}") == ["hold"]
    assert verbs(desk, f"?comment={second.pk}") == ["remove"]
    assert verbs(desk, f"?day={today}") == ["remove", "hold"]
    assert verbs(desk, "?day=2001-01-04") == []


@pytest.mark.parametrize(
    "query", ["?article=x", "?comment=-1", "?day=yesterday", "?act=x", f"?act={uuid.UUID(int=7)}"]
)
def test_nonsense_finds_nothing(desk, article, moderator, query):
    moderation.remove(comment=make_comment(article), actor=moderator)
    assert lines(desk, query) == []


def test_pages_by_key_and_keeps_what_it_is_narrowed_to(desk, article, moderator):
    for _ in range(31):
        moderation.hold(comment=make_comment(article), actor=moderator)
    answer = desk.get(f"{ADDRESS}?verb=hold")
    older = answer.context["page"].older
    assert f"?verb=hold&amp;before={older}" in answer.content.decode()
    assert len(lines(desk, f"?verb=hold&before={older}")) == 1


def test_a_key_of_nowhere_is_not_found(desk):
    assert desk.get(f"{ADDRESS}?before=x").status_code == 404


def test_costs_the_same_however_much_was_done(desk, article, moderator, django_assert_num_queries):
    moderation.hold(comment=make_comment(article), actor=moderator)
    with django_assert_num_queries(14):
        desk.get(ADDRESS)
    for _ in range(5):
        moderation.hold(comment=make_comment(article), actor=moderator)
    with django_assert_num_queries(14):
        desk.get(ADDRESS)


def test_head_moderators_read_what_was_set(head, moderator):
    set_check(actor=moderator, code="links", number=7)
    add_words(actor=moderator, lines="zanzibar\nxyzzy", kind="suspect")
    words, check = lines(head, "?verb=rule")
    assert check.detail.endswith("→ 7")
    assert "“zanzibar”, “xyzzy”" in words.detail


def test_nobody_else_reads_what_was_set(client, desk, moderator):
    set_check(actor=moderator, code="links", number=7)
    add_words(actor=moderator, lines="zanzibar", kind="suspect")
    for page in (client.get("/moderation/"), desk.get(f"{ADDRESS}?verb=rule")):
        assert "zanzibar" not in page.content.decode()
        assert "→ 7" not in page.content.decode()

"""An author's record: by what a comment has in common with others, and named by it alone."""

import pytest

from comments.desk.queue import traces
from comments.models import Comment, Reader, Report
from tests.cast import make_comment


@pytest.fixture
def others(piece):
    """Under another name from the same address, and one by the same name from another."""
    return [
        make_comment(piece, author_name="R.", email="rosa@example.org", status="held"),
        make_comment(piece, author_name="Rosa", email="other@example.org"),
    ]


def shown(desk, said, kind):
    page = desk.get(f"/desk/people/{said.pk}/{kind}/").context["page"]
    return {row.pk for row in page.items}


def test_comments_are_found_by_each_trace(desk, said, others):
    assert shown(desk, said, "email") == {said.pk, others[0].pk}
    assert shown(desk, said, "name") == {said.pk, others[1].pk}
    assert shown(desk, said, "network") == {said.pk}


def test_record_counts_by_status(desk, said, others):
    record = desk.get(f"/desk/people/{said.pk}/email/").context["record"]
    assert {str(label): number for label, number in record.tallies} == {"published": 1, "held": 1}
    assert record.names == 2


def test_reports_are_counted(desk, said):
    Report.objects.create(comment=said, reason="abuse", address="x")
    assert desk.get(f"/desk/people/{said.pk}/").context["record"].reports == 1


def test_strongest_trace_comes_first(desk, said):
    assert desk.get(f"/desk/people/{said.pk}/").context["trace"].kind == "email"


def test_trace_that_a_comment_does_not_have_is_not_found(desk, piece):
    comment = make_comment(piece)
    for kind in ("email", "network", "reader", "planet"):
        assert desk.get(f"/desk/people/{comment.pk}/{kind}/").status_code == 404


def test_forgotten_author_has_no_record(desk, said):
    Comment.objects.filter(pk=said.pk).update(author_name="", email="")
    said.origin.delete()
    assert desk.get(f"/desk/people/{said.pk}/").status_code == 404


def test_confirmed_address_is_said_to_be(desk, said):
    Reader.objects.create(email="rosa@example.org", confirmed_at=said.posted_at)
    assert desk.get(f"/desk/people/{said.pk}/email/").context["confirmed_at"] == said.posted_at


def test_no_address_on_the_page_holds_an_email_or_a_hash(desk, said, others):
    html = desk.get(f"/desk/people/{said.pk}/email/").content.decode()
    links = [part.split('"')[0] for part in html.split('href="')[1:]]
    assert not [link for link in links if "rosa" in link or "nnn" in link]


def test_person_is_found_by_name_or_address(desk, said):
    for who, kind in [("Rosa", "name"), ("rosa@example.org", "email")]:
        response = desk.post("/desk/people/", {"who": who})
        assert response["Location"] == f"/desk/people/{said.pk}/{kind}/"


def test_nobody_is_found_in_a_sentence(desk, said):
    page = desk.post("/desk/people/", {"who": "Nobody at all"}).content.decode()
    assert "Nobody wrote a comment under that." in page
    assert "Nobody at all" in page


def test_all_by_the_author_are_decided_and_nobody_elses(desk, said, others):
    queue = f"queue=all&like={said.pk}-email"
    desk.post("/desk/bulk/spam/", {"of": "all", "newest": "999999", "queue": queue})
    assert set(Comment.objects.filter(status="spam")) == {said, others[0]}


def test_author_that_cannot_be_named_is_nobody(desk, said):
    for like in ("x", "0-name", f"{said.pk}-planet", "999999-name", f"{said.pk}"):
        page = desk.get(f"/desk/bulk/spam/?queue=all&like={like}")
        assert page.context["number"] == 0


def test_counting_is_bounded(desk, said, others, monkeypatch):
    monkeypatch.setattr(traces, "LOOKED_AT", 1)
    assert not desk.get(f"/desk/people/{said.pk}/email/").context["record"].is_whole


def test_comments_are_paged_by_key(desk, piece, said):
    newer = [make_comment(piece, author_name="Rosa") for _ in range(30)]
    address = f"/desk/people/{said.pk}/name/"
    older = desk.get(address).context["page"].older
    page = desk.get(address, {"before": older}).context["page"]
    assert [row.pk for row in page.items] == [said.pk]
    assert newer[-1].pk in shown(desk, said, "name")

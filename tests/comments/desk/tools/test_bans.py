"""Bans: from a comment and by hand, seen by moderators and changed by head moderators alone."""

import pytest

from comments import moderation
from comments.models import Ban
from comments.origins import network_hash
from tests.cast import make_comment


@pytest.fixture
def address(said):
    return f"/desk/comments/{said.pk}/ban/"


def test_page_says_how_many_each_way_touches(head_desk, address, piece, said):
    make_comment(piece, author_name="Other", email="rosa@example.org")
    choices = {t.kind: (r.number, r.names) for t, r in head_desk.get(address).context["choices"]}
    assert choices == {"email": (2, 2), "name": (1, 1), "network": (1, 1)}


@pytest.mark.parametrize(
    ("kind", "value"), [("name", "rosa"), ("email", "rosa@example.org"), ("network", "n" * 32)]
)
def test_author_is_banned_by_what_is_chosen(head_desk, address, kind, value):
    head_desk.post(address, {"kind": kind, "reason": "Abuse."})
    assert Ban.objects.in_force().get().value == value


def test_ban_keeps_what_is_there(head_desk, address, said):
    head_desk.post(address, {"kind": "name", "reason": "Abuse."})
    said.refresh_from_db()
    assert said.status == "published"


@pytest.mark.parametrize("sent", [{"kind": "name"}, {"reason": "x"}, {"kind": "planet"}])
def test_ban_without_somebody_and_a_reason_is_refused(head_desk, address, sent):
    assert head_desk.post(address, sent).status_code == 422
    assert not Ban.objects.exists()


def test_moderator_bans_nobody(desk, address):
    assert desk.post(address, {"kind": "name", "reason": "Abuse."}).status_code == 403
    assert not Ban.objects.exists()


def test_what_is_banned_already_is_not_offered_again(head_desk, address):
    head_desk.post(address, {"kind": "name", "reason": "Abuse."})
    page = head_desk.get(address)
    assert [trace.kind for trace in page.context["banned"]] == ["name"]
    assert head_desk.post(address, {"kind": "name", "reason": "Again."}).status_code == 422


def test_network_is_banned_by_hand_without_keeping_its_address(head_desk):
    head_desk.post("/desk/bans/new/", {"kind": "network", "value": "192.0.2.7", "reason": "Flood."})
    ban = Ban.objects.get()
    assert ban.value == network_hash("192.0.2.99")
    assert "192" not in ban.shown


@pytest.mark.parametrize(("kind", "value"), [("email", "nobody"), ("network", "x"), ("name", "")])
def test_what_is_no_name_or_address_is_refused_and_kept(head_desk, kind, value):
    page = head_desk.post("/desk/bans/new/", {"kind": kind, "value": value, "reason": "My reason"})
    assert page.status_code == 422
    assert "My reason" in page.content.decode()
    assert not Ban.objects.exists()


@pytest.fixture
def troll(moderator):
    return moderation.ban(actor=moderator, kind="name", value="troll", shown="Troll", reason="x")


def test_moderators_see_bans_and_no_way_to_lift_them(desk, troll):
    page = desk.get("/desk/bans/").content.decode()
    assert "Troll" in page
    assert "lifting" not in page


def test_lifted_ban_is_among_the_former(head_desk, troll):
    head_desk.post(f"/desk/bans/{troll.pk}/lifting/", {"reason": "Time served."})
    assert "Troll" not in head_desk.get("/desk/bans/").content.decode()
    assert "Troll" in head_desk.get("/desk/bans/former/").content.decode()


def test_lifting_twice_says_so(head_desk, troll):
    for _ in range(2):
        page = head_desk.post(f"/desk/bans/{troll.pk}/lifting/", {}, follow=True)
    assert "This ban was lifted already." in page.content.decode()


def test_bans_are_paged_by_key(head_desk, moderator):
    for n in range(31):
        moderation.ban(actor=moderator, kind="name", value=f"t{n}", shown=f"T{n}", reason="x")
    older = head_desk.get("/desk/bans/").context["page"].older
    rest = head_desk.get("/desk/bans/", {"before": older}).context["page"].items
    assert [ban.shown for ban in rest] == ["T0"]

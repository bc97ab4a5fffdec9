"""Who may do what to a piece, in every state that it may stand in: the whole table."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.utils import timezone

from archive.roles import CHIEF_EDITORS, EDITORS, HEAD_MODERATORS, MODERATORS, WRITERS
from articles.models import Article, Byline
from articles.states.publishing import publish, withdraw
from articles.states.reviewing import ask
from articles.states.rights import RIGHTS, State, followed, may, readable, state_of
from articles.writing import write
from tests import cast

# For each act the states, by their first letters: Draft, Review, Scheduled, Published, Withdrawn.
# Nobody but these may do anything; a superuser may do what a chief editor may.
TABLE = """
act          writer's-own  another's  editor  chief
read         DRSPW         PW         DRSPW   DRSPW
follow       DRSPW         -          DRSPW   DRSPW
write        DRSP          -          DRSPW   DRSPW
ask_review   DRSP          -          DRSP    DRSP
review       -             -          DRSP    DRSP
publish      -             -          DRSP    DRSP
schedule     -             -          DRSP    DRSP
correct      -             -          P       P
take_back    -             -          S       SP
withdraw     -             -          -       P
restore      -             -          -       W
seal         -             -          -       DRSPW
delete       -             -          DR      DR
curate       -             -          DRSPW   DRSPW
"""
LINES = {line.split()[0]: line.split()[1:] for line in TABLE.strip().splitlines()[1:]}
COLUMNS = {"own writer": 0, "other writer": 1, "editor": 2, "chief": 3, "superuser": 3}
NOBODY = ("anonymous", "moderator", "head", "reader", "gone editor")
GROUPS = {
    "own writer": WRITERS,
    "other writer": WRITERS,
    "editor": EDITORS,
    "gone editor": EDITORS,
    "chief": CHIEF_EDITORS,
    "moderator": MODERATORS,
    "head": HEAD_MODERATORS,
}


@pytest.fixture
def people(db) -> dict[str, User | AnonymousUser]:
    found: dict[str, User | AnonymousUser] = {"anonymous": AnonymousUser()}
    for name in (*COLUMNS, *NOBODY[1:]):
        user = User.objects.create_user(name, is_active=not name.startswith("gone"))
        user.groups.set(Group.objects.filter(name=GROUPS.get(name, "")))
        found[name] = user
    User.objects.filter(username="superuser").update(is_superuser=True)
    return found | {"superuser": User.objects.get(username="superuser")}


def piece_in(state: str, begun_by: User) -> Article:
    piece = write(article=Article(title="The harbour bill", body="Much.", begun_by=begun_by))
    if state == State.REVIEW:
        ask(article=piece, by=begun_by)
    if state == State.SCHEDULED:
        publish(article=piece, at=timezone.now() + timedelta(days=1))
    if state in (State.PUBLISHED, State.WITHDRAWN):
        publish(article=piece)
    if state == State.WITHDRAWN:
        withdraw(article=piece, reason="A hoax.")
    return piece


@pytest.mark.parametrize("state", State.values)
def test_each_role_may_do_what_the_table_says_and_nothing_else(people, state):
    piece = piece_in(state, people["own writer"])
    wrong = [
        (name, act)
        for name, person in people.items()
        for act in RIGHTS
        if may(person, act, piece) != (state[0].upper() in allowed(name, act))
    ]
    assert wrong == []


@pytest.mark.parametrize(("act", "listed"), [("read", readable), ("follow", followed)])
def test_lists_hold_what_the_table_says_in_every_state(people, act, listed):
    pieces = [piece_in(state, people["own writer"]) for state in State.values]
    for name, person in people.items():
        expected = {piece for piece in pieces if may(person, act, piece)}
        assert set(listed(person)) == expected, name


def allowed(name: str, act: str) -> str:
    return LINES[act][COLUMNS[name]] if name in COLUMNS else "-"


def test_the_table_has_a_line_for_every_act():
    assert LINES.keys() == RIGHTS.keys()


@pytest.mark.parametrize("state", State.values)
def test_a_state_is_what_it_was_made_to_be(people, state):
    assert state_of(piece_in(state, people["own writer"])) == state


def test_a_piece_is_also_its_writers_who_sign_it(people):
    piece = piece_in("draft", people["editor"])
    author = cast.make_author(login=people["other writer"])
    Byline.objects.create(article=piece, author=author, position=1)
    assert may(people["other writer"], "write", piece)
    assert piece in readable(people["other writer"])
    assert not may(people["own writer"], "write", piece)


def test_whoever_may_write_may_begin(people):
    may_begin = {name for name, person in people.items() if may(person, "write")}
    assert may_begin == {"own writer", "other writer", "editor", "chief", "superuser"}


def test_a_newsrooms_own_group_counts_by_its_permissions(people):
    reader = people["reader"]
    reader.user_permissions.add(Permission.objects.get(codename="publish_article"))
    fresh = User.objects.get(pk=reader.pk)
    assert may(fresh, "publish", piece_in("draft", people["editor"]))

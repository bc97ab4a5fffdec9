"""The list of links to other sites: dead ones first, and what editors do about them."""

import pytest
from django.contrib.auth.models import Group, User

from articles.links.finding import find_links
from articles.models import Link
from tests.cast import make_article

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/link/"
DEAD, ALIVE = "https://dead.example/page", "https://alive.example/"


@pytest.fixture
def links():
    for title in ("One", "Two"):
        find_links(make_article(title, body=f"[x]({DEAD}) [y]({ALIVE})"))
    Link.objects.filter(url=ALIVE).update(state="alive")
    Link.objects.filter(url=DEAD).update(
        state="dead", reason="The host answers 404.", first_failed_at="2026-01-02T00:00Z"
    )


def as_one_of(client, group):
    user = User.objects.create_user(group, is_staff=group != "Moderators")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)


@pytest.fixture
def read(client, links):
    as_one_of(client, "Editors")
    return lambda address="": client.get(LIST + address).content.decode()


def test_dead_ones_are_what_the_list_begins_with(read):
    page = read()
    assert "dead.example/page" in page
    assert "The host answers 404." in page
    assert "alive.example" not in page


def test_the_state_is_told_where_a_list_holds_several(read):
    assert 'class="field-state"' not in read()
    assert 'class="field-state"' in read("?state=all")


def test_what_is_empty_is_marked_so_that_phones_leave_it_out(read):
    assert '<td class="field-copy"><span class="nothing">–</span></td>' in read()


def test_the_two_fields_of_a_moment_have_names(read, client):
    address = f"{LIST}{Link.objects.get(url=DEAD).pk}/change/"
    page = client.get(address).content.decode()
    assert 'aria-label="Date"' in page
    assert 'aria-label="Time"' in page


def test_it_says_in_which_pieces(read):
    assert ">Two</a> and 1 other" in " ".join(read().split())


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("?state=alive", {"alive"}),
        ("?state=all", {"alive", "dead"}),
        ("?state=all&host=alive.example", {"alive"}),
        ("?host=alive.example", set()),
        ("?state=all&q=dead.example/page", {"dead"}),
        ("?q=nothing", set()),
        ("?state=nonsense", set()),
    ],
)
def test_it_is_narrowed_down(read, asked, shown):
    page = read(asked).partition('id="result_list"')[2].partition("</table>")[0]
    assert {name for name in ("alive", "dead") if f"{name}.example" in page} == shown


def test_list_costs_the_same_whatever_the_number(read, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        read("?state=all")


def act(client, name):
    chosen = Link.objects.get(url=DEAD)
    form = {"action": name, "_selected_action": [chosen.pk]}
    client.post(LIST, form)
    chosen.refresh_from_db()
    return chosen


def test_look_again_puts_it_first_in_line(read, client):
    assert act(client, "look_again_at_selected").check_at.year == 2000


def test_where_links_are_not_looked_at_it_says_so(read, client, settings):
    settings.LINK_CHECKS = 0
    assert act(client, "look_again_at_selected").check_at.year != 2000


def test_fine_ones_leave_the_list(read, client):
    assert act(client, "call_selected_fine").state == "fine"
    assert "dead.example" not in read()


def save(client, **typed):
    link = Link.objects.get(url=DEAD)
    form = {"archived_url": "", "archived_at_0": "", "archived_at_1": ""} | typed
    answer = client.post(f"{LIST}{link.pk}/change/", form)
    link.refresh_from_db()
    return link, answer


def test_copy_is_chosen_by_hand(read, client):
    link, _ = save(
        client,
        archived_url="https://archive.example/x",
        archived_at_0="2020-05-03",
        archived_at_1="10:00",
    )
    assert (link.archived_url, link.copy_by_hand) == ("https://archive.example/x", True)
    assert link.archived_at.year == 2020


@pytest.mark.parametrize("typed", ["javascript:alert(1)", "/here/", "ftp://a.example/"])
def test_copy_that_no_reader_could_open_is_refused(read, client, typed):
    link, answer = save(client, archived_url=typed)
    assert link.archived_url == ""
    assert "begins with http:// or https://" in answer.content.decode()


def test_links_are_neither_added_nor_deleted_by_hand(read, client):
    link = Link.objects.get(url=DEAD)
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}{link.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("group", ["Writers", "Moderators", None])
def test_others_are_refused(client, links, group):
    if group:
        as_one_of(client, group)
    link = Link.objects.get(url=DEAD)
    for address in (LIST, f"{LIST}{link.pk}/change/"):
        assert client.get(address).status_code in (302, 403)
    _, answer = save(client, archived_url="https://archive.example/x")
    assert answer.status_code in (302, 403)
    assert act(client, "call_selected_fine").state == "dead"
    link.refresh_from_db()
    assert link.archived_url == ""

"""The thread of an exported piece: nothing lost, nobody under the wrong parent."""

from pathlib import Path

import pytest

from articles.importing.reading import Found
from tests.articles.importing.exports import comment, export, item, read_one


def thread(folder: Path, *comments: str, **options: bool) -> Found:
    return read_one(folder, export(item(*comments)), **options)


def links(found: Found) -> dict[str, str | None]:
    return {each.key: each.parent_key for each in found.record.comments}


def test_parents_are_kept_at_any_depth(tmp_path: Path) -> None:
    found = thread(tmp_path, *(comment(n, n - 1) for n in range(1, 1200)))
    assert links(found) == {str(n): str(n - 1) if n > 1 else None for n in range(1, 1200)}


def test_a_reply_may_stand_before_its_parent(tmp_path: Path) -> None:
    assert links(thread(tmp_path, comment(2, 1), comment(1))) == {"2": "1", "1": None}


def test_an_orphan_goes_to_the_top_and_is_noted(tmp_path: Path) -> None:
    found = thread(tmp_path, comment(1, 99))
    assert links(found) == {"1": None}
    assert "not in the export" in found.notes[0].text


def test_a_circle_is_broken_and_noted(tmp_path: Path) -> None:
    found = thread(tmp_path, comment(1, 2), comment(2, 1), comment(3, 3))
    assert list(links(found).values()).count(None) == 2
    assert "2 comments: each answers itself in a circle" in found.notes[0].text


@pytest.mark.parametrize(
    ("approved", "status"),
    [
        ("1", "published"),
        ("0", "held"),
        ("spam", "spam"),
        ("trash", "removed"),
        ("post-trashed", "removed"),
    ],
)
def test_states(tmp_path: Path, approved: str, status: str) -> None:
    (said,) = thread(tmp_path, comment(1, approved=approved)).record.comments
    assert said.status == status


def test_an_unknown_state_is_held_and_noted(tmp_path: Path) -> None:
    found = thread(tmp_path, comment(1, approved="odd"))
    assert found.record.comments[0].status == "held"
    assert "unknown state 'odd'" in found.notes[0].text


def test_pings_are_left_out_and_answers_to_them_stay(tmp_path: Path) -> None:
    found = thread(tmp_path, comment(1), comment(2, 1, type="pingback"), comment(3, 2))
    assert links(found) == {"1": None, "3": "1"}
    assert found.comments_left_out[0][1] == 1


def test_pings_are_kept_on_request(tmp_path: Path) -> None:
    assert len(thread(tmp_path, comment(1, type="trackback"), keep_pings=True).record.comments) == 1


def test_a_shop_s_private_notes_never_come_in(tmp_path: Path) -> None:
    found = thread(tmp_path, comment(1, type="order_note"), keep_pings=True)
    assert found.record.comments == ()


def test_two_comments_of_one_number_both_stay(tmp_path: Path) -> None:
    found = thread(tmp_path, comment(1), comment(1, content="Other words."), comment(2, 1))
    assert [said.body for said in found.record.comments] == [
        "Words of 1.",
        "Other words.",
        "Words of 2.",
    ]
    assert len(links(found)) == 3


def test_a_comment_repeated_word_for_word_comes_in_once(tmp_path: Path) -> None:
    found = thread(tmp_path, comment(1), comment(1))
    assert len(found.record.comments) == 1
    assert found.comments_left_out == (("stands in the export twice", 1),)


def test_a_comment_without_a_name_is_anonymous(tmp_path: Path) -> None:
    assert thread(tmp_path, comment(1, author="")).record.comments[0].author_name == "Anonymous"


def test_address_and_e_mail_are_kept_if_they_are_some(tmp_path: Path) -> None:
    good = comment(1, author_email="a@b.example", author_url="https://b.example")
    bad = comment(2, author_email="none", author_url="javascript:alert(1)")
    found = thread(tmp_path, good, bad).record.comments
    assert [(c.email, c.website) for c in found] == [("a@b.example", "https://b.example"), ("", "")]


def test_the_reader_s_machine_address_is_not_kept(tmp_path: Path) -> None:
    found = thread(tmp_path, comment(1, author_IP="198.51.100.7"))
    assert "198.51" not in repr(found)


def test_tags_that_comments_don_t_have_leave_their_words(tmp_path: Path) -> None:
    said = "E = mc<sup>2</sup> <img src='https://b.example/a.png'> 1 < 2 <b>so</b>"
    found = thread(tmp_path, comment(1, content=said)).record.comments[0]
    assert found.body == "E = mc2 https://b.example/a.png 1 < 2 <b>so</b>"

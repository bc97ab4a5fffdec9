"""A page's numbered thread: who said what, under whom."""

import time

import pytest

from tests.articles.importing.pages import BODY, notes, read

PAGE = ("A headline", "", BODY, "", "")
THREAD = """  1. Ann

    First words.

    More words.
    A second line.

    1. Bo Lund

      An answer.

  2. Cy

    Last words.

"""


def thread(text: str) -> list[tuple[str, str | None, str, str]]:
    comments = read(*PAGE, text).record.comments
    return [(c.key, c.parent_key, c.author_name, c.body) for c in comments]


def test_names_words_and_parents() -> None:
    assert thread(THREAD) == [
        ("1", None, "Ann", "First words.\n\nMore words.\nA second line."),
        ("1.1", "1", "Bo Lund", "An answer."),
        ("2", None, "Cy", "Last words."),
    ]


def test_the_body_ends_before_the_thread() -> None:
    assert read(*PAGE, THREAD).record.body == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Comments are closed.",
        "Comments are now closed",
        "The comments are closed.",
        "Los comentarios están cerrados.",
    ],
)
def test_a_closed_thread_is_closed(line: str) -> None:
    record = read(*PAGE, THREAD, line).record
    assert (record.closure is not None, len(record.comments)) == (True, 3)


def test_an_open_thread_is_open() -> None:
    assert read(*PAGE, THREAD).record.closure is None


def test_closed_without_comments() -> None:
    record = read(*PAGE, "Comments are closed.").record
    assert (record.closure is not None, record.comments, record.body) == (True, (), BODY)


def test_what_stands_behind_a_closed_thread_is_left_out_and_noted() -> None:
    found = read(*PAGE, THREAD, "Comments are closed.", "", "© The Lantern")
    assert "“© The Lantern”" in notes(found)
    assert "©" not in repr(found.record)


def test_a_numbered_list_is_no_thread() -> None:
    found = read(*PAGE, "1. Coal\n2. Salt\n\nAnd so they sailed.").record
    assert (found.comments, "Salt" in found.body) == ((), True)


def test_a_loose_list_before_more_text_is_no_thread() -> None:
    found = read(
        *PAGE, "  1. Coal\n\n     was dear.\n\n  2. Salt\n\n     was not.\n\nThen they sailed."
    ).record
    assert (found.comments, "Then they sailed." in found.body) == ((), True)


def test_a_list_inside_a_comment_stays_in_it() -> None:
    text = "  1. Ann\n\n    I say:\n\n    1. coal\n    2. salt\n\n  2. Bo\n\n    Yes.\n"
    assert [body for _, _, _, body in thread(text)] == ["I say:\n\n1. coal\n2. salt", "Yes."]


def test_further_in_is_a_quote() -> None:
    text = "  1. Ann\n\n    She said:\n\n      Coal is dear.\n\n    No.\n"
    assert thread(text)[0][3] == "She said:\n\n> Coal is dear.\n\nNo."


def test_dates_of_comments_are_read() -> None:
    text = (
        "  1. Ann on January 4, 2020 at 10:10 am\n\n    One.\n\n"
        "  2. Bo\n\n    4 January 2020, 11:00\n\n    Two.\n"
    )
    first, second = read(*PAGE, text).record.comments
    assert (first.author_name, str(first.posted_at)[11:13]) == ("Ann", "10")
    assert (str(second.posted_at)[11:13], second.body) == ("11", "Two.")


def test_buttons_are_left_out() -> None:
    assert thread("  1. Ann\n\n    One.\n\n    Reply ↓\n") == [("1", None, "Ann", "One.")]


def test_a_comment_without_words_keeps_its_place() -> None:
    assert [
        key for key, *_ in thread("  1. Ann\n\n    One.\n\n  2. Bo\n\n  3. Cy\n\n    Three.\n")
    ] == ["1", "2", "3"]


def test_numbers_set_to_the_right_are_siblings() -> None:
    text = "".join(f"{n:>4}. Reader {n}\n\n      Words.\n\n" for n in range(1, 13))
    assert [parent for _, parent, *_ in thread(text)] == [None] * 12


def test_fifty_levels() -> None:
    text = "".join(f"{'  ' * n}1. R{n}\n\n{'  ' * (n + 1)}W{n}.\n\n" for n in range(1, 51))
    comments = thread(text)
    assert comments[-1][0] == ".".join(["1"] * 50)
    assert comments[-1][3] == "W50."


def test_5000_comments_take_linear_time() -> None:
    text = "".join(
        f"  {n}. Reader {n}\n\n    Words.\n\n    1. Other\n\n      More.\n\n"
        for n in range(1, 2501)
    )
    began = time.process_time()
    assert len(thread(text)) == 5000
    assert time.process_time() - began < 5


def test_marks_in_comments_mean_the_same_there() -> None:
    text = "  1. Ann\n\n    *So* says [she](https://b.example/a), 1 < 2 <b>.\n"
    assert thread(text)[0][3] == (
        '<em>So</em> says <a href="https://b.example/a">she</a>, 1 < 2 &lt;b>.'
    )

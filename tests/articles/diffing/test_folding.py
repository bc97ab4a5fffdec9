"""What a reader of a comparison is spared."""

from articles.diffing import diff_texts, fold
from articles.diffing.paging import PAGE_LENGTH, page_of_rows


def paragraphs(number):
    return [f"Paragraph number {place}." for place in range(number)]


def rows(number, *changed):
    new = [
        f"Quite another {n}" if n in changed else text for n, text in enumerate(paragraphs(number))
    ]
    return diff_texts("\n\n".join(paragraphs(number)), "\n\n".join(new))


def test_neighbours_of_a_change_stay():
    kinds = [str(row.kind) for row in fold(rows(9, 4))]
    assert kinds == ["fold", "same", "removed", "added", "same", "fold"]


def test_single_unchanged_paragraph_is_shown():
    assert "fold" not in [str(row.kind) for row in fold(rows(3, 0))]


def test_fold_says_how_many():
    assert [row.count for row in fold(rows(9, 4)) if row.kind == "fold"] == [3, 3]


def test_pages_hold_every_row_once():
    old = "\n\n".join("old " * 500 + str(n) for n in range(60))
    every, shown, following = diff_texts(old, ""), [], "0"
    while True:
        page = page_of_rows(every, following)
        shown += page.rows
        if not page.following:
            break
        following = str(page.following)
    assert shown == fold(every)
    assert len(old) > PAGE_LENGTH


def test_page_that_never_was_begins_anew():
    assert page_of_rows(rows(3, 0), "x").is_first

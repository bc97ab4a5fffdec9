"""What two editors made of one text: together where they changed different places."""

from time import process_time

import pytest

from articles.drafts.merging import Choice, Take, merge, resolve
from tests.articles.drafts.payloads import byline, payload

BASE = "The bill passed at noon.\n\nNobody cheered in the hall.\n\nThe harbour slept."


def merged(theirs: str, mine: str, base: str = BASE):
    return merge(payload(base), payload(theirs), payload(mine))


def test_paragraphs_that_only_one_changed_come_together():
    theirs, mine = BASE.replace("noon", "dawn"), BASE.replace("slept", "woke")
    made = merged(theirs, mine)
    assert not made.conflicts
    assert made.payload["body"] == theirs.replace("slept", "woke")


def test_other_words_of_one_paragraph_come_together():
    theirs, mine = BASE.replace("The bill", "The old bill"), BASE.replace("at noon", "at dawn")
    made = merged(theirs, mine)
    assert not made.conflicts
    assert "The old bill passed at dawn." in made.payload["body"]


def test_the_same_words_changed_otherwise_ask():
    made = merged(BASE.replace("noon", "dawn"), BASE.replace("noon", "dusk"))
    assert [(hunk.key, hunk.theirs, hunk.mine) for hunk in made.conflicts] == [
        ("body-1", "The bill passed at dawn.", "The bill passed at dusk.")
    ]


def test_the_same_change_by_both_is_no_clash():
    made = merged(BASE.replace("noon", "dawn"), BASE.replace("noon", "dawn") + "\n\nMine.")
    assert not made.conflicts
    assert made.payload["body"].endswith(
        "at dawn.\n\nNobody cheered in the hall.\n\nThe harbour slept.\n\nMine."
    )


def test_paragraphs_that_both_added_at_one_place_may_both_stay():
    made = merged(f"{BASE}\n\nTheirs.", f"{BASE}\n\nMine.")
    both = resolve(made, {"body-1": Choice(Take.BOTH)})
    assert both["body"] == f"{BASE}\n\nTheirs.\n\nMine."


@pytest.mark.parametrize(
    ("choice", "stands"),
    [
        (Choice(Take.MINE), "at dusk."),
        (Choice(Take.THEIRS), "at dawn."),
        (Choice(Take.BOTH), "at dawn.\n\nThe bill passed at dusk."),
        (Choice(Take.TYPED, "It passed."), "It passed."),
        (Choice(Take.TYPED, ""), ""),
    ],
)
def test_each_choice_gives_what_it_says(choice, stands):
    made = merged(BASE.replace("noon", "dawn"), BASE.replace("noon", "dusk") + "\n\nEnd.")
    body = resolve(made, {"body-1": choice})["body"]
    before, after = body.split("Nobody cheered")
    assert before.strip().endswith(stands)
    assert after.endswith("\n\nEnd.")


def test_a_place_without_a_choice_is_an_error():
    made = merged(BASE.replace("noon", "dawn"), BASE.replace("noon", "dusk"))
    with pytest.raises(KeyError):
        resolve(made, {})


def test_a_paragraph_that_one_took_out_and_one_changed_asks():
    made = merged(BASE.replace("Nobody cheered in the hall.\n\n", ""), BASE.replace("hall", "inn"))
    assert made.conflicts[0].theirs == ""


def test_of_neighbouring_paragraphs_only_those_that_both_changed_ask():
    theirs = BASE.replace("noon", "dawn").replace("in the hall", "outside")
    made = merged(theirs, BASE.replace("noon", "dusk").replace("slept", "woke"))
    assert [hunk.base for hunk in made.conflicts] == ["The bill passed at noon."]
    body = resolve(made, {"body-1": Choice(Take.MINE)})["body"]
    assert body == "The bill passed at dusk.\n\nNobody cheered outside.\n\nThe harbour woke."


def test_fields_are_merged_by_value():
    made = merge(payload(), payload(title="Theirs"), payload(dek="Mine"))
    assert (made.payload["title"], made.payload["dek"]) == ("Theirs", "Mine")


def test_a_field_that_both_changed_asks():
    made = merge(payload(title="A"), payload(title="B"), payload(title="C"))
    assert [hunk.key for hunk in made.conflicts] == ["title-1"]
    assert resolve(made, {"title-1": Choice(Take.TYPED, "D")})["title"] == "D"


def test_topics_come_and_go_one_by_one():
    made = merge(payload(topics=[1, 2, 3]), payload(topics=[2, 3, 4]), payload(topics=[1, 3, 5]))
    assert made.payload["topics"] == [3, 4, 5]


def test_bylines_merge_as_a_list():
    ada, bea, cem = byline(1), byline(2), byline(3)
    base, theirs = payload(bylines=[ada, bea]), payload(bylines=[ada, bea, cem])
    made = merge(base, theirs, payload(bylines=[byline(1, as_printed="A. Marsh"), bea]))
    assert made.payload["bylines"] == [byline(1, as_printed="A. Marsh"), bea, cem]


def test_nobody_comes_to_sign_twice():
    theirs = payload(bylines=[byline(2), byline(1)])
    made = merge(payload(bylines=[byline(1)]), theirs, payload(bylines=[byline(1), byline(2)]))
    assert [hunk.key for hunk in made.conflicts] == ["bylines-1"]


def test_a_date_goes_with_how_exactly_it_is_known():
    base = payload(published_at="1956-03-17T00:00:00+00:00")
    theirs = base | {"published_precision": "year"}
    mine = base | {"published_at": "1957-01-01T00:00:00+00:00"}
    made = merge(base, theirs, mine)
    taken = resolve(made, {"published_at-1": Choice(Take.THEIRS)})
    assert (taken["published_at"], taken["published_precision"]) == (base["published_at"], "year")


def test_texts_of_two_formats_are_never_mixed():
    base = payload("<p>One.</p>", body_format="html")
    theirs, mine = payload("One."), payload("<p>One. Two.</p>", body_format="html")
    made = merge(base, theirs, mine)
    taken = resolve(made, {"body-1": Choice(Take.THEIRS)})
    assert (taken["body"], taken["body_format"]) == ("One.", "markdown")
    assert not made.conflicts[0].is_text


def test_html_without_blank_lines_is_merged_by_its_paragraphs():
    base = "<p>One.</p><p>Two.</p><p>Three.</p>"
    sides = [
        payload(text, body_format="html")
        for text in (base, base.replace("One", "Eins"), base.replace("Three", "Drei"))
    ]
    made = merge(*sides)
    assert made.payload["body"] == "<p>Eins.</p><p>Two.</p><p>Drei.</p>"


def test_a_very_long_text_is_merged_within_seconds():
    base = "\n\n".join(f"Paragraph {n} of the long report, again." for n in range(20_000))
    theirs, mine = base.replace("graph 17 ", "graph XVII "), base.replace("graph 19999 ", "end ")
    begun = process_time()
    made = merged(theirs, mine, base)
    assert process_time() - begun < 10
    assert "XVII" in made.payload["body"]


def test_a_text_of_one_paragraph_over_and_over_is_merged_within_seconds():
    base = "Again and again.\n\n" * 20_000
    begun = process_time()
    merged("First.\n\n" + base, base + "Last.", base)
    assert process_time() - begun < 10


def test_a_long_paragraph_of_the_same_few_words_is_merged_at_once():
    words = ["fog", "quay", "quay", "fog", "quay"] * 240
    theirs, mine = words.copy(), words.copy()
    theirs[::40], mine[20::40] = ["theirs"] * 30, ["mine"] * 30
    begun = process_time()
    body = merged(" ".join(theirs), " ".join(mine), " ".join(words)).payload["body"]
    assert process_time() - begun < 0.3
    assert "mine" in body

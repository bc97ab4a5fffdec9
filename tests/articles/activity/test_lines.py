"""Rows of the record as sentences, in the reader's language, with nothing in them that is HTML."""

import pytest

from articles.activity import record, record_import
from articles.activity_lines import SENTENCES, Line, lines_of
from tests import cast
from tests.articles.admin.people import make_staff

pytestmark = pytest.mark.django_db


def line(verb: str, *, by=None, obj=None, **said) -> Line:
    return lines_of([record(by=by, verb=verb, obj=obj or cast.make_topic(), **said)])[0]


def test_colleagues_are_named_as_people_know_them():
    eva = make_staff("eva")
    eva.first_name, eva.last_name = "Eva", "Holm"
    assert line("withdrawn", by=eva, note="Untrue.").sentence == "Eva Holm withdrew it"


def test_the_fullest_sentence_is_taken_that_the_facts_allow():
    piece = cast.make_article()
    full = line("published", by=make_staff("eva"), obj=piece, after={"edition": 3})
    assert full.sentence == "eva published edition 3"
    assert full.changes == []
    assert line("published", obj=piece).sentence == "Backfile published it"


def test_what_changed_stands_under_it():
    said = line("changed", before={"name": "Flod"}, after={"name": "Floods"})
    assert said.changes == ["Name: Flod → Floods"]


def test_what_is_as_it_was_is_not_told():
    assert line("changed", before={"name": "Floods"}, after={"name": "Floods"}).changes == []


def test_a_former_slug_is_said_to_lead_on():
    (told,) = line("changed", before={"slug": "flod"}, after={"slug": "floods"}).changes
    assert told == "Slug: flod → floods; the old address leads here"


def test_lists_tell_what_came_and_what_went():
    before, after = {"topics": ["Floods", "Rivers"]}, {"topics": ["Rivers", "Rain"]}
    said = line("changed", obj=cast.make_article(), before=before, after=after)
    assert said.changes == ["Topics: + Rain, − Floods"]


def test_choices_and_dates_are_printed_as_people_read_them():
    said = line(
        "changed",
        obj=cast.make_article(),
        before={"status": "draft", "published_at": None},
        after={"status": "published", "published_at": "2020-01-04T06:00:00+00:00"},
    )
    assert said.changes == ["Status: draft → published", "Published: – → 4 Jan 2020, 06:00"]


def test_a_verb_without_a_sentence_is_told_all_the_same():
    assert line("polished_up").sentence == "Backfile: polished up"


def test_what_is_gone_has_no_link():
    assert line("deleted").address == ""
    assert line("changed", obj=cast.make_article()).address.endswith("/change/")


def test_every_sentence_names_who_did_it_or_happened_by_itself():
    by_itself = {"appeared", "change_appeared", "change_failed", "imported"}
    told = {
        verb
        for verb, sentences in SENTENCES.items()
        for each in sentences
        if "%(who)s" in str(each)
    }
    assert told | by_itself == set(SENTENCES)


def test_an_import_is_one_line_with_its_numbers():
    numbers = {"created": 12, "updated": 3, "skipped": 2, "comments": 40}
    (said,) = lines_of([record_import(label="import_page", numbers=numbers)])
    assert said.sentence == "An import brought 12 new pieces, and changed 3"
    assert said.changes == ["Skipped: 2", "Comments: 40"]
    assert (said.label, said.address) == ("import_page", "")

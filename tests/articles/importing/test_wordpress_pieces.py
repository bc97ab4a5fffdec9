"""A post of an export becomes a piece with what the export says of it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from articles.importing.reading import Found
from articles.importing.records import ClosureRecord, PublicationRecord
from tests.articles.importing.exports import comment, export, item, passed_over, read, read_one


def test_headline_dek_and_text(tmp_path: Path) -> None:
    post = item(
        title="Fish &amp; <em>ships</em>", excerpt="<p>A short\nline</p>", content="One.\n\nTwo."
    )
    record = read_one(tmp_path, export(post)).record
    assert (record.title, record.dek) == ("Fish & ships", "A short line")
    assert (record.body, record.body_format) == ("<p>One.</p>\n<p>Two.</p>", "html")


def test_a_headline_keeps_its_angle_brackets(tmp_path: Path) -> None:
    record = read_one(tmp_path, export(item(title="All about <html> & more"))).record
    assert record.title == "All about <html> & more"


def test_a_post_without_headline_gets_its_first_words(tmp_path: Path) -> None:
    found = read_one(
        tmp_path, export(item(title="", content="One two three four five six seven eight nine"))
    )
    assert found.record.title == "One two three four five six seven eight…"
    assert "has no headline" in found.notes[0].text


def test_a_headline_that_is_too_long_is_cut(tmp_path: Path) -> None:
    found = read_one(tmp_path, export(item(title="word " * 100)))
    assert len(found.record.title) <= 300
    assert "was cut" in found.notes[0].text


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("publish", "published"),
        ("future", "published"),
        ("draft", "draft"),
        ("pending", "draft"),
        ("private", "draft"),
        ("auto-draft", "draft"),
    ],
)
def test_states(tmp_path: Path, state: str, status: str) -> None:
    assert read_one(tmp_path, export(item(status=state))).record.status == status


def test_a_draft_has_no_date_but_a_private_piece_keeps_its_own(tmp_path: Path) -> None:
    assert read_one(tmp_path, export(item(status="draft"))).record.published_at is None
    assert read_one(tmp_path, export(item(status="private"))).record.published_at is not None


def test_trash_and_unknown_states_are_passed_over(tmp_path: Path) -> None:
    assert "trash" in passed_over(tmp_path, export(item(status="trash"))).reason
    assert "unknown state 'odd'" in passed_over(tmp_path, export(item(status="odd"))).reason


def test_other_types_are_passed_over_unless_asked_for(tmp_path: Path) -> None:
    page = export(item(post_type="page"))
    assert "type 'page'" in passed_over(tmp_path, page).reason
    assert read_one(tmp_path, page, types=frozenset({"page"})).record.title


def test_a_piece_behind_a_password_comes_in_as_a_draft(tmp_path: Path) -> None:
    found = read_one(tmp_path, export(item(post_password="open")))
    assert (found.record.status, found.notes[0].text) == (
        "draft",
        "was protected by a password, so it comes in as a draft",
    )


def test_a_closed_thread_is_closed(tmp_path: Path) -> None:
    record = read_one(tmp_path, export(item(comment(1), comment_status="closed"))).record
    assert (record.closure, record.comments_allowed) == (ClosureRecord(), True)


def test_closed_without_comments_means_no_thread(tmp_path: Path) -> None:
    record = read_one(tmp_path, export(item(comment_status="closed"))).record
    assert (record.closure, record.comments_allowed) == (None, False)


def test_old_addresses_are_paths_of_this_site(tmp_path: Path) -> None:
    post = item(link="https://old.example/2020/bill/#top", guid="https://www.old.example/?p=7")
    record = read_one(tmp_path, export(post)).record
    assert record.old_addresses == ("/2020/bill/", "/?p=7")


@pytest.mark.parametrize(
    "link", ["https://other.example/bill/", "https://old.example/", "//[", "mailto:a@b.c", ""]
)
def test_other_addresses_are_none_of_ours(tmp_path: Path, link: str) -> None:
    assert read_one(tmp_path, export(item(link=link))).record.old_addresses == ()


def test_a_slug_in_another_script_is_unescaped(tmp_path: Path) -> None:
    assert (
        read_one(tmp_path, export(item(post_name="%d0%bf%d0%be%d1%80%d1%82"))).record.slug == "порт"
    )


def test_the_key_is_site_and_number(tmp_path: Path) -> None:
    assert read_one(tmp_path, export(item())).record.key == "wordpress:old.example:7"


def test_pieces_of_one_number_keep_different_keys(tmp_path: Path) -> None:
    found = read(tmp_path, export(item(post_name="a"), item(post_name="b"), item(post_name="b")))
    keys = [each.record.key for each in found if isinstance(each, Found)]
    assert keys[:2] == ["wordpress:old.example:7", "wordpress:old.example:7:b"]
    assert len(set(keys)) == 3


def test_without_a_number_the_address_is_the_key(tmp_path: Path) -> None:
    post = item(post_id="", guid="https://old.example/?p=9")
    assert read_one(tmp_path, export(post)).record.key.endswith(":https://old.example/?p=9")


def test_language_is_the_site_s_or_the_option_s(tmp_path: Path) -> None:
    assert read_one(tmp_path, export(item())).record.language == "en-us"
    assert read_one(tmp_path, export(item()), language="pt_BR").record.language == "pt-br"


def test_with_a_source_it_was_published_there_first(tmp_path: Path) -> None:
    post = export(item(link="https://old.example/bill/"))
    record = read_one(tmp_path, post, source="The Lantern").record
    assert record.publication == PublicationRecord(name="The Lantern", url="https://old.example")
    assert (record.original_url, record.originally_published) == (
        "https://old.example/bill/",
        date(2020, 1, 4),
    )


def test_shortcodes_and_dynamic_blocks_are_noted(tmp_path: Path) -> None:
    post = item(content='[gallery ids="1"]\n\n<!-- wp:latest-posts {"a":1} /-->\nWords')
    notes = [(note.text, note.about) for note in read_one(tmp_path, export(post)).notes]
    assert notes == [
        ("has shortcodes that were left out", "gallery"),
        ("has blocks made for each visit: left out", "latest-posts"),
    ]


def test_cdata_that_was_split_is_one_text(tmp_path: Path) -> None:
    text = export(item()).replace("The bill passed.", "<![CDATA[a ]]]]><![CDATA[> b]]>")
    assert read_one(tmp_path, text).record.body == "<p>a ]]> b</p>"


def test_dates_are_aware(tmp_path: Path) -> None:
    record = read_one(tmp_path, export(item())).record
    assert record.published_at == datetime(2020, 1, 4, 10, tzinfo=UTC)

"""The report groups what it heard and stays small."""

from articles.importing.reading import Note
from articles.importing.report import DIFFERENT_REASONS, ImportReport


def printed(report: ImportReport) -> str:
    return "\n".join(report.lines())


def test_reasons_are_grouped_with_the_first_examples() -> None:
    report = ImportReport()
    for number in range(5):
        report.skipped(f"Menu {number}", "is no article")
    assert "       5  is no article\n          Menu 0; Menu 1; Menu 2; and 2 more" in printed(
        report
    )


def test_numbers_stand_first() -> None:
    report = ImportReport()
    report.loaded("created")
    report.took_comments("created", 1200)
    report.left_out_comments("A piece", "is a pingback", 2)
    assert printed(report).startswith(
        "Articles  1 created, 0 updated, 0 unchanged, 0 skipped, 0 refused\n"
        "Comments  1,200 created, 0 updated, 0 unchanged, 2 left out\n"
    )


def test_a_note_says_what_it_is_about() -> None:
    report = ImportReport()
    report.note("A piece", Note("has shortcodes", "gallery"))
    assert "A piece (gallery)" in printed(report)


def test_drafts_that_wait_say_what_to_do_next() -> None:
    report = ImportReport()
    report.undated_drafts = 3
    assert "Next: 3 drafts wait for a date. Open /admin/articles/article/" in printed(report)


def test_a_million_different_reasons_stay_a_page() -> None:
    report = ImportReport()
    for number in range(2 * DIFFERENT_REASONS):
        report.refused("A file", f"reason {number}")
    assert len(list(report.lines())) < 3 * DIFFERENT_REASONS
    assert f"{DIFFERENT_REASONS}  other reasons" in printed(report)

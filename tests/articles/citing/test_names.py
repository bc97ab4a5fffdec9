"""A name is parted only where it is sure which part is the family's."""

import pytest

from articles.citing.names import part


@pytest.mark.parametrize(
    ("printed", "inverted"),
    [
        ("Ada Marsh", "Marsh, Ada"),
        ("Ada B. Marsh", "Marsh, Ada B."),
        ("J. R. Quay", "Quay, J. R."),
        ("Jean-Luc Ortéga", "Ortéga, Jean-Luc"),
        ("Siobhán O’Neill", "O’Neill, Siobhán"),
        ("  Ada\n Marsh ", "Marsh, Ada"),
    ],
)
def test_given_and_family_name(printed, inverted):
    assert part(printed, "en").inverted == inverted


@pytest.mark.parametrize(
    "printed",
    [
        "Homer",
        "Gabriel García Márquez",
        "Ludwig van Beethoven",
        "Leonardo da Vinci",
        "سميرة حدّور",
        "鲁迅",
        "Лев Толстой",
        "Mao Zedong",
        "Kim Philby",
        "Ibn Khaldun",
        "al-Hasan Ali",
        "Press Association",
        "Associated Press",
        "Reuters Staff",
        "The Editors",
        "Redacción Central",
        "A. M.",
        "Ada Marsh, Lisbon",
        "ada marsh",
        "Ada Marsh Jr.",
        "R2 D2",
        "",
    ],
)
def test_what_is_not_sure_stays_as_printed(printed):
    assert part(printed, "en") == (printed, "", "")


@pytest.mark.parametrize("language", ["hu", "zh", "zh-hant", "ja", "vi"])
def test_family_name_may_stand_first_in_the_language_of_the_piece(language):
    assert part("Orbán Viktor", language).family == ""

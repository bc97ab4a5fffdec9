import pytest
from django.db import connection

from comments.labels import BRANCH_END, LAST_ID, ancestor_paths, label


def test_labels_sort_as_ids_do():
    ids = [1, 2, 63, 64, 65, 4095, 4096, 10**6, 10**9, LAST_ID]
    assert sorted(label(number) for number in ids) == [label(number) for number in ids]


def test_branch_end_sorts_after_every_label():
    assert label(LAST_ID).encode() < BRANCH_END.encode()


@pytest.mark.parametrize("number", [0, -1, LAST_ID + 1])
def test_ids_that_have_no_label_are_refused(number):
    with pytest.raises(ValueError, match="between 1 and"):
        label(number)


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 64, 12345678, LAST_ID])
def test_the_database_makes_the_same_label(number):
    with connection.cursor() as cursor:
        cursor.execute("SELECT comment_label(%s)", [number])
        assert cursor.fetchone() == (label(number),)


def test_ancestors_are_the_prefixes_root_first():
    assert ancestor_paths("aaaaaabbbbbbcccccc") == ["aaaaaa", "aaaaaabbbbbb"]

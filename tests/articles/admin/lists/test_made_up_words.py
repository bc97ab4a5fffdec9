"""Words that no browser sends to a list end in no error page."""

import pytest

LISTS = ["article", "author", "topic"]


@pytest.mark.parametrize("year", ["99999", "0", "x", "-1"])
def test_a_year_that_none_is_leads_back_to_the_list(editor, year):
    response = editor.get(f"/admin/articles/correction/?published_at__year={year}", follow=True)
    assert response.status_code == 200


@pytest.mark.parametrize("key", ["x", "9" * 30, "1;2", ""])
@pytest.mark.parametrize("which", LISTS)
def test_a_key_that_none_is_is_a_bad_request(editor, which, key):
    sent = {"action": "change_together", "_selected_action": key}
    assert editor.post(f"/admin/articles/{which}/", sent).status_code == 400

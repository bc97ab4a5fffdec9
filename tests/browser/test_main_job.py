"""The main job, from a copied page to a closed thread, each step by the person whose it is."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command

PAGE = """
# A bill for the harbour

The council voted on Tuesday, and the port will pay for its own dredging from now on.

Nobody on the quay had expected it.

  1. Anna

    High time, I say.

    1. Bert

      And who pays Anna's berth?

  2. Carl

    A question of rates.
"""


@pytest.fixture
def people(archive):
    """Edda edits, Mara moderates and has no way into the admin."""
    for name, group in (("edda", "Editors"), ("mara", "Moderators")):
        staff = group == "Editors"
        user = User.objects.create_user(name, password="harbour-lights", is_staff=staff)
        user.groups.add(Group.objects.get(name=group))


def log_in(page, name):
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill("harbour-lights")
    page.get_by_role("button", name="Log in").click()


def import_copied_page(folder):
    path = folder / "page.txt"
    path.write_text(PAGE, "utf-8")
    call_command("import_page", str(path), "--author", "Ada Marsh", verbosity=0)


def date_and_publish(open_page):
    page = open_page("/admin/articles/article/?status__exact=draft", java_script_enabled=False)
    log_in(page, "edda")
    page.get_by_role("link", name="A bill for the harbour").click()
    page.locator("#id_published_at_0").fill("2020-03-10")
    page.locator("#id_published_at_1").fill("08:00:00")
    page.get_by_role("button", name="Save and publish …").click()
    page.get_by_role("button", name="Publish now").click()
    page.get_by_role("link", name="/2020/03/10/a-bill-for-the-harbour/").wait_for()


def close_thread(open_page):
    page = open_page("/desk/threads/", java_script_enabled=False)
    log_in(page, "mara")
    page.get_by_role("link", name="A bill for the harbour").click()
    page.get_by_label("Reason").fill("The council has voted.")
    with page.expect_navigation():
        page.get_by_role("button", name="Close the thread").click()


def test_a_copied_page_comes_in_is_published_read_and_its_thread_closed(
    people, open_page, tmp_path
):
    import_copied_page(tmp_path)
    date_and_publish(open_page)
    page = open_page("/2020/03/10/a-bill-for-the-harbour/")
    assert page.get_by_role("heading", level=1).inner_text() == "A bill for the harbour"
    assert page.locator(".comment__number").all_inner_texts() == ["1", "1.1", "2"]
    close_thread(open_page)
    page.reload()
    assert "Comments have been closed since" in page.locator("#comments").inner_text()
    assert "The council has voted." in page.locator("#comments").inner_text()

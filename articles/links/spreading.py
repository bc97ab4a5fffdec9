"""Setting pieces anew once a page that they lead to died, came back, or has another copy."""

from __future__ import annotations

from django_tasks import task

from articles.models import ArticleLink, Link
from articles.rerendering import rerender

BATCH = 50  # pieces to a task: others have their turn between


def set_pieces_anew(link: Link) -> None:
    """Queue it. However many pieces lead there, the caller waits for one row."""
    set_batch_anew.enqueue(link.pk)


@task(priority=-10)
def set_batch_anew(link: int, after: int = 0) -> None:
    """The next pieces that lead there, and then a task for those after them.

    Makes no edition and changes no date: the text stays what it was.
    """
    places = ArticleLink.objects.filter(link=link, article__gt=after).order_by("article")
    keys = list(places.values_list("article", flat=True)[:BATCH])
    for pk in keys:
        rerender(pk)
    if len(keys) == BATCH:
        set_batch_anew.enqueue(link, keys[-1])

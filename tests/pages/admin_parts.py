"""What stands in the admin's addresses: one row of each kind, for the table of rights."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group, User
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import bulk
from articles.correcting import correct
from articles.drafts.payload import payload_of
from articles.drafts.saving import save_draft
from articles.links.finding import find_links
from articles.models import Article, Collection, Image, Link, OldAddress
from comments.models import Comment
from tests.articles.fronts.fronts import make_front

APPS = "^(?P<app_label>articles|comments|auth|django_tasks_database)/$"


def make_admin_parts(
    article: Article, comment: Comment, image: Image, *, writer: User, editor: User
) -> dict[str, str]:
    """Parts of addresses by how routes write them; a draft of the writer's waits on the piece."""
    collection = Collection.objects.get()
    save_draft(article=article, payload=payload_of(article), by=writer, base_number=0)
    find_links(article)
    act = bulk.choose(pieces=[article.pk], by=editor)
    task = DBTaskResult.objects.create(
        args_kwargs={}, task_path="a.task", backend_name="default", run_after=timezone.now()
    )
    rows: dict[str, Any] = {
        "article": article,
        "author": article.bylines.all()[0].author,
        "collection": collection,
        "correction": correct(article=article, text="The harbour is older."),
        "frontpage": make_front(article, at=timezone.now() + timedelta(days=1)),
        "image": image,
        "link": Link.objects.get(),
        "oldaddress": OldAddress.objects.create(path="/old.htm", article=article),
        "publication": article.publication,
        "topic": article.topics.all()[0],
        "comment": comment,
        "group": Group.objects.first(),
        "user": writer,
        "dbtaskresult": task,
    }
    of_rows = {f"{kind}/<path:object_id>": f"{kind}/{row.pk}" for kind, row in rows.items()}
    return of_rows | {
        APPS: "articles/",
        "article/<int:pk>": f"article/{article.pk}",
        "drafts/<int:number>": "drafts/1",
        "editions/<int:number>": "editions/1",
        "unsaved/<uuid:key>": f"unsaved/{uuid.uuid4()}",
        "collection/<int:pk>": f"collection/{collection.pk}",
        "bulkact/<int:pk>": f"bulkact/{act.pk}",
        "bulkact/of/<uuid:act>": f"bulkact/of/{act.act}",
        "user/<id>": f"user/{writer.pk}",
    }

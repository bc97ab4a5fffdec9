"""Sets up the demonstration's conversation, so that the desk has work on it from the beginning.

It is told in ``fixtures/demo/conversation.toml`` and done by the verbs that readers' forms and the
desk use, so that the record, the tombstones and the queues are as they would be.
"""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Author
from comments import moderation
from comments.models import Comment, ModerationEvent
from comments.moderation.record import record
from comments.origins import address_hash
from comments.reporting import report
from comments.writing.marks import mark_of
from comments.writing.posting import post
from comments.writing.revising import revise, withdraw

Row = dict[str, Any]


def set_up_conversation(file: Path, keys: dict[str, str]) -> None:
    """Let it happen, all of it or nothing; once it has happened, it is left as it stands.

    ``keys`` gives a piece's import key for its name. Raises ``KeyError`` for an unknown name.
    """
    tables = tomllib.loads(file.read_text("utf-8"))
    numbers = [_submission(row["key"]) for row in tables["comments"]]
    if not Comment.objects.filter(submission__in=numbers).exists():
        with transaction.atomic():
            _Conversation(tables, keys).take_place()


class _Conversation:
    def __init__(self, tables: dict[str, list[Row]], keys: dict[str, str]) -> None:
        self.tables = tables
        self.pieces = {
            row["on"]: Article.objects.get(import_key=keys[row["on"]])
            for row in tables["comments"] + tables["threads"]
        }
        self.staff = {row["login"]: _login(row) for row in tables["staff"]}
        self.told: dict[str, Comment] = {}

    def take_place(self) -> None:
        for row in self.tables["comments"]:
            comment = self.told[row["key"]] = self._post(row)
            self._go_on(comment, row)
        for row in self.tables["threads"]:
            days = row.get("closes_in_days")
            moderation.close(
                actor=self.staff[row["by"]],
                article=self.pieces[row["on"]],
                reason=row["reason"],
                at=timezone.now() + timedelta(days=days) if days else None,
            )
        for row in self.tables["rules"]:
            moderation.set_rule(**self._by(row))

    def _post(self, row: Row) -> Comment:
        article, held = self.pieces[row["on"]], row.get("held", [])
        user = self.staff[row["by"]] if "by" in row else None
        comment = post(
            article=article,
            parent=self._parent(article, row.get("under", "")),
            author_name=row["name"],
            body=row["text"],
            status=Comment.Status.HELD if held else Comment.Status.PUBLISHED,
            posted_at=timezone.now() - timedelta(minutes=row["minutes_ago"]),
            posted_by=user,
            mark=mark_of(user, article) if user else "",
            reasons=held,
            submission=_submission(row["key"]),
            has_last_word=True,
        )
        record(
            ModerationEvent.Verb.SCREEN,
            article_id=article.pk,
            comment=comment,
            reasons=held,
            after={"status": comment.status},
        )
        return comment

    def _parent(self, article: Article, name: str) -> Comment | None:
        """One told here, or one of the piece's thread file by its number there."""
        if not name or name in self.told:
            return self.told.get(name)
        return Comment.objects.get(article=article, import_key=name)

    def _go_on(self, comment: Comment, row: Row) -> None:
        """What became of it."""
        if "revised" in row:
            revise(comment=comment, body=row["revised"])
        for number, each in enumerate(row.get("reports", []), start=1):
            # Addresses that are kept free for examples; each stands for another reader.
            report(comment=comment, address_hash=address_hash(f"203.0.113.{number}"), **each)
        if "withdrawn" in row:
            withdraw(comment=comment)
        for name, verb in (("redacted", moderation.redact), ("removed", moderation.remove)):
            if name in row:
                verb(comment=comment, **self._by(row[name]))
        if "closed" in row:
            article = self.pieces[row["on"]]
            moderation.close(article=article, branch=comment, **self._by(row["closed"]))

    def _by(self, act: Row) -> Row:
        """The act with whoever did it."""
        said = {name: value for name, value in act.items() if name != "by"}
        return {"actor": self.staff[act["by"]], **said}


def _login(row: Row) -> User:
    """Somebody of the invented staff; without a password, so that nobody can log in as them.
    Whoever has this name already is given no rights by it."""
    known = User.objects.filter(username=row["login"]).first()
    if known is not None:
        return known
    user = User.objects.create_user(row["login"])
    if "group" in row:
        user.groups.add(Group.objects.get(name=row["group"]))
    else:
        Author.objects.filter(slug=row["author"], login=None).update(login=user)
    return user


def _submission(key: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"demo:{key}")

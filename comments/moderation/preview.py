"""What an act will touch, said before it is done. Reads only; a bounded number of queries."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from articles.models import Article
from comments.models import Closure, Comment, Report
from comments.moderation.moving import why_not

COUNTED = 1000  # beyond it we say 'more than'


@dataclass(frozen=True, slots=True)
class Touch:
    """``comments`` the act is about, with ``below`` under them, ``readable`` of all of them now.

    ``refusal`` is the sentence with which it would be refused.
    """

    comments: int = 1
    below: int = 0
    readable: int = 0
    reports: int = 0
    closures: int = 0
    quoted: int = 0
    refusal: str = ""

    def sentences(self) -> list[str]:
        """What a moderator reads of it."""
        return [sentence for sentence in (self.refusal, *self._facts()) if sentence]

    def _facts(self) -> list[str]:
        below = ngettext(
            "%(n)s reply stands under it.", "%(n)s replies stand under it.", self.below
        )
        readable = ngettext(
            "Readers see %(n)s comment of these now.",
            "Readers see %(n)s comments of these now.",
            self.readable,
        )
        reports = ngettext(
            "%(n)s open report is settled by it.",
            "%(n)s open reports are settled by it.",
            self.reports,
        )
        closures = ngettext(
            "%(n)s closed branch goes along and stays closed.",
            "%(n)s closed branches go along and stay closed.",
            self.closures,
        )
        quoted = ngettext(
            "%(n)s other comment of this thread quotes the passage: it stays as it is.",
            "%(n)s other comments of this thread quote the passage: they stay as they are.",
            self.quoted,
        )
        facts = [
            (below, self.below),
            (readable, self.readable if self.below else 0),
            (reports, self.reports),
            (closures, self.closures),
            (quoted, self.quoted),
        ]
        return [told % {"n": _number(count)} for told, count in facts if count]


def touches_branch(comment: Comment) -> Touch:
    """A decision about a comment, or closing its branch."""
    branch = Comment.objects.in_branch(comment.article_id, comment.path)
    return Touch(
        below=_count(branch) - 1,
        readable=_count(branch.readable()),
        reports=_count(Report.objects.filter(comment=comment, settled_at=None)),
    )


def touches_move(comment: Comment, article: Article, parent: Comment | None = None) -> Touch:
    """Moving its branch there."""
    branch = Comment.objects.in_branch(comment.article_id, comment.path)
    closures = Closure.objects.standing().filter(branch__in=branch.order_by())
    return Touch(
        below=_count(branch) - 1,
        readable=_count(branch.readable()),
        closures=_count(closures),
        refusal=why_not(comment, article, parent),
    )


def touches_passage(comment: Comment, passage: str) -> Touch:
    """Redacting a passage, or changing the words: who quotes them keeps them."""
    thread = Comment.objects.filter(article=comment.article_id).exclude(pk=comment.pk)
    lines = [line.strip() for line in passage.splitlines() if line.strip()]
    quoting = thread.filter(body__contains=max(lines, key=len)) if lines else thread.none()
    return Touch(
        reports=_count(Report.objects.filter(comment=comment, settled_at=None)),
        quoted=_count(quoting),
        refusal=_not_there(comment, passage),
    )


def _not_there(comment: Comment, passage: str) -> str:
    if not passage or passage in comment.body:
        return ""
    return gettext("The comment doesn’t hold this passage: copy it as it stands.")


def _count(rows: QuerySet) -> int:
    """How many they are; anything above ``COUNTED`` is counted no further."""
    return rows.order_by()[: COUNTED + 1].count()


def _number(count: int) -> str:
    if count > COUNTED:
        most = number_format(COUNTED, force_grouping=True)
        return gettext("more than %(number)s") % {"number": most}
    return number_format(count, force_grouping=True)

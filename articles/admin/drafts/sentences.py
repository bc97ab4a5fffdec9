"""What an editor is told after a save: what was kept, and what readers have."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.drafts.presence import name_of
from articles.drafts.saving import Clash
from articles.models import Article, Draft


def told_of_save(draft: Draft) -> str:
    saved = _("Saved as draft %(number)d.") % {"number": draft.number}
    return f"{saved} {what_readers_have(draft.article)}"


def told_of_merge(draft: Draft, by: User | None) -> SafeString:
    """Where two texts became one without a question."""
    told = _(
        "{who} saved this piece while you were writing. Your changes and theirs are both in draft "
        "{number}: <a href='{link}'>look at what came in</a>. {readers}"
    )
    return format_html(
        told,
        who=who(by),
        number=draft.number,
        link=reverse("admin:articles_draft", args=[draft.article_id, draft.number]),
        readers=what_readers_have(draft.article),
    )


def told_of_clash(clash: Clash) -> str:
    return _(
        "%(who)s saved this piece while you were writing, and changed the same places. Nothing of "
        "yours is saved yet, and nothing is lost: choose below."
    ) % {"who": who(clash.by)}


def what_readers_have(article: Article) -> str:
    """The piece as readers find it now, whatever was saved."""
    if article.is_public:
        if not article.edition_number:
            return _("Readers still have the piece as it was.")
        return _("Readers still have edition %(number)d.") % {"number": article.edition_number}
    if article.status == Article.Status.PUBLISHED and article.published_at:
        moment = date_format(timezone.localtime(article.published_at), "DATETIME_FORMAT")
        return _("Readers get the piece as it was scheduled for %(moment)s.") % {"moment": moment}
    if article.is_gone:
        return _("Readers still find the reason why it was withdrawn.")
    return _("Readers don’t see it.")


def who(user: User | None) -> str:
    return name_of(user) if user else _("Somebody")

"""What an editor is told after a save: what readers get now, and where."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Article, ScheduledChange


def changes_for_readers(former: Article | None, article: Article) -> Iterator[str]:
    """A sentence for each change that readers notice, between what was stored and what is now."""
    was_public = former is not None and former.is_public
    is_withdrawn = article.status == Article.Status.WITHDRAWN
    if is_withdrawn and (former is None or former.status != article.status):
        yield format_html(_("Readers find the reason in its place now, at {}."), _link(article))
    elif article.is_public and not was_public:
        yield format_html(_("Readers can see it now at {}."), _link(article))
    elif article.status == Article.Status.PUBLISHED and not article.is_public:
        yield format_html(_("Readers will see it from {} on."), _moment(article))
    elif was_public and not article.is_public and not is_withdrawn:
        yield _("It is a draft again: its address answers ‘not found’ until you publish it.")
    if former is not None and was_public and article.is_public:
        yield from _moved(former, article)


def told_of_publication(former: Article, done: Article | ScheduledChange) -> str:
    """What readers get by it, from when on and where: ``former`` is the piece before it."""
    if isinstance(done, ScheduledChange):
        moment = date_format(timezone.localtime(done.due_at), "j M Y, H:i")
        return format_html(_("Readers will get it from {} on."), moment)
    if former.is_public and done.edition_number != former.edition_number:
        told = _("Readers have edition {} of it now, at {}.")
        return format_html(told, done.edition_number, _link(done))
    if former.is_public:
        return format_html(_("Readers have it as it is now, at {}."), _link(done))
    sentences = changes_for_readers(former, done)
    return format_html_join(" ", "{}", ([sentence] for sentence in sentences))


def _moved(former: Article, article: Article) -> Iterator[str]:
    if former.address != article.address:
        yield format_html(
            _("It moved to {}. Its old address {} leads there from now on."),
            _link(article),
            former.address,
        )


def _link(article: Article) -> SafeString:
    return format_html('<a href="{0}">{0}</a>', article.get_absolute_url())


def _moment(article: Article) -> str:
    moment = article.published_at or timezone.now()
    return date_format(timezone.localtime(moment), "j M Y, H:i")

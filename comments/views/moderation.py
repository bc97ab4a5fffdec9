"""The moderators' work as readers see it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from archive.lib.pagination import LAST_ID, paginate
from articles.admin.base import TEXTS
from articles.models import Article
from comments.log.lines import SPARED, tell
from comments.log.public import public_lines, verdicts_in_numbers
from comments.log.tally import tally_of
from comments.models import ModerationEvent


@require_safe
@public_page
def moderation(request: HttpRequest) -> HttpResponse:
    """Acts newest first, of the whole site or, with ``?article=``, of one thread. A fixed number
    of queries, whatever the number of acts."""
    article = _article(request.GET.get("article", ""))
    rows = ModerationEvent.objects.for_readers()
    if article is not None:
        rows = rows.about(article.pk)
    rows = rows.folded(in_article=True).newest_first()
    page = paginate(rows.select_related("actor", "article", "comment").defer(*SPARED), request.GET)
    shown = {
        "article": article,
        "tally": tally_of(article) if article else None,
        "page": page,
        "lines": public_lines(tell(page.items, by_article=True)),
        "verdicts": "" if article else verdicts_in_numbers(),
        "kept": f"article={article.pk}&" if article else "",
    }
    return render(request, "comments/moderation.html", shown)


def _article(asked: str) -> Article | None:
    """The public piece whose thread is asked for. Raises ``Http404``."""
    if not asked:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) < 20 and int(asked) <= LAST_ID):
        raise Http404(f"not the number of a piece: {asked[:60]!r}")
    article: Article = get_object_or_404(Article.objects.published().defer(*TEXTS), pk=int(asked))
    return article

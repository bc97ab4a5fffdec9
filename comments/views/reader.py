"""A reader's own page: what is kept of them, and what they may do with it.

Opening a page changes nothing, for programs open the links in e-mails too; buttons do.
"""

from __future__ import annotations

from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.models import Article
from comments.models import Comment, Reader, Subscription
from comments.notices import subscribing
from comments.readers.confirming import confirm
from comments.readers.erasing import anonymise, remove_all
from comments.readers.knowing import forget_browser, recognise
from comments.readers.own_record import record_of
from comments.views.by_link import Visit, by_link
from comments.writing.authorship import COOKIE as WROTE
from comments.writing.own_standing import said_of_own

COMMENTS_SHOWN = 30
SUBSCRIPTIONS_SHOWN = 200
WAYS = {"anonymised": anonymise, "tombstones": remove_all}


@require_safe
@by_link(of_confirmation=True)
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is kept of the reader; or the button that confirms their address."""
    if visit.link.confirms:
        of = "thread" if visit.link.article else "comment"
        context = {"visit": visit, "comment": _comment(visit), "article": _article(visit)}
        return render(request, f"comments/readers/confirming_{of}.html", context)
    before = request.GET.get("before", "")
    context = {"visit": visit} | _kept(visit.reader, before=_number(before) if before else None)
    return render(request, "comments/readers/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link(of_confirmation=True)
def confirmation(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What came of it; or, when the button is pressed, let it become so."""
    if request.method == "POST":
        reader = confirm(visit.link)
        name = "comments:reader_confirmation" if visit.link.confirms else "comments:reader"
        response = redirect(name, visit.token)
        if reader is not None:
            recognise(response, reader)
        return response
    if visit.reader.confirmed_at is None:
        return redirect("comments:reader", visit.token)
    comment = _comment(visit)
    said = said_of_own(comment) if comment else None
    context = {"visit": visit, "comment": comment, "said": said, "article": _article(visit)}
    return render(request, "comments/readers/confirmed.html", context)


@require_POST
@by_link()
def pace(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """At once, or once a day."""
    subscription = _subscription(visit, pk)
    wanted = request.POST.get("pace", "")
    if wanted not in Subscription.Pace.values:
        raise Http404("There is no such pace.")
    subscribing.change_pace(subscription, wanted)
    return redirect("comments:reader", visit.token)


@require_POST
@by_link()
def thread(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """Not only replies to the comment: everything new in its thread."""
    subscribing.widen(_subscription(visit, pk))
    return redirect("comments:reader", visit.token)


@require_POST
@by_link()
def ending(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """No more notices for this."""
    subscribing.end([_subscription(visit, pk)])
    return redirect("comments:reader", visit.token)


@require_safe
@by_link()
def record(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Everything, as a file to take away."""
    answer = StreamingHttpResponse(record_of(visit.reader), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="record.json"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@by_link()
def removal(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What would go and what would stay, in either way; or its doing."""
    erase = WAYS.get(request.POST.get("way", ""))
    if erase is None:
        comments = _comments_of(visit.reader)
        context = {
            "visit": visit,
            "number": comments.count(),
            "shown": comments.readable().count(),
            "is_undecided": request.method == "POST",
        }
        status = 422 if request.method == "POST" else 200
        return render(request, "comments/readers/removal.html", context, status=status)
    erase(visit.reader)
    response = redirect("comments:readers_gone")
    forget_browser(response)
    response.delete_cookie(WROTE, samesite="Lax")
    return response


def _kept(reader: Reader, *, before: int | None) -> dict[str, Any]:
    comments = _comments_of(reader).select_related("article").order_by("-pk")
    if before is not None:
        comments = comments.filter(pk__lt=before)
    found = list(comments[: COMMENTS_SHOWN + 1])
    rows = [(comment, said_of_own(comment)) for comment in found[:COMMENTS_SHOWN]]
    subscriptions = Subscription.objects.standing().filter(reader=reader).order_by("-pk")
    return {
        "rows": rows,
        "older": rows[-1][0].pk if len(found) > COMMENTS_SHOWN else None,
        "is_first": before is None,
        "subscriptions": subscriptions.select_related("article")[:SUBSCRIPTIONS_SHOWN],
    }


def _comments_of(reader: Reader) -> Any:
    return Comment.objects.written_by(reader.pk, reader.email)


def _comment(visit: Visit) -> Comment | None:
    """The comment of a confirmation, while it carries the address that the link went to."""
    if visit.link.comment is None:
        return None
    comments = _comments_of(visit.reader).select_related("article")
    comment: Comment | None = comments.filter(pk=visit.link.comment).first()
    return comment


def _article(visit: Visit) -> Article | None:
    """The piece whose thread a confirmation is about, while readers can read it."""
    if visit.link.article is None:
        return None
    article: Article | None = Article.objects.published().filter(pk=visit.link.article).first()
    return article


def _subscription(visit: Visit, pk: int) -> Subscription:
    subscription: Subscription = get_object_or_404(Subscription, pk=pk, reader=visit.reader)
    return subscription


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 18:
        raise Http404("Not a comment's number.")
    return int(text)

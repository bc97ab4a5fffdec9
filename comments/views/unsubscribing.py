"""Ending notices by the address that stands in each of their e-mails.

Mail programs send the one click of RFC 8058 there themselves, without a cookie or a form's token:
the address is signed, and all it can do is to end these notices. Opening it ends nothing.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from comments.models import Subscription
from comments.notices.subscribing import end, subscriptions_of
from comments.querysets import SubscriptionQuerySet

SHOWN = 50


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    subscriptions = subscriptions_of(token)
    if subscriptions is None:
        return render(request, "comments/readers/expired.html", status=410)
    if request.method == "POST":
        end(subscriptions)
        if request.POST.get("List-Unsubscribe"):  # by the mail program: it follows no redirect
            return HttpResponse(status=200, content_type="text/plain")
        return redirect("comments:unsubscribe", token)
    context = {
        "token": token,
        "subscriptions": subscriptions[:SHOWN],
        "are_standing": subscriptions.standing().exists(),
        "others": _all_of_same_reader(subscriptions).exists(),
    }
    return render(request, "comments/readers/unsubscribe.html", context)


@csrf_exempt
@require_POST
@cache_control(private=True, no_store=True)
def unsubscribe_from_all(request: HttpRequest, token: str) -> HttpResponse:
    """Not only those of the e-mail: all that the same reader asked for."""
    subscriptions = subscriptions_of(token)
    if subscriptions is None:
        return render(request, "comments/readers/expired.html", status=410)
    end(_all_of_same_reader(subscriptions))
    return redirect("comments:unsubscribe", token)


def _all_of_same_reader(subscriptions: SubscriptionQuerySet) -> SubscriptionQuerySet:
    readers = subscriptions.order_by().values("reader")
    standing: SubscriptionQuerySet = Subscription.objects.standing().filter(reader__in=readers)
    return standing

"""Closing by the thousand: the whole site, a topic, and rules. For head moderators."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.models import Topic
from comments import moderation
from comments.desk.access import actor_of, head_moderators
from comments.desk.closing.forms import ClosingForm, RuleForm, TopicClosingForm
from comments.desk.closing.touch import would_close
from comments.desk.tools.answering import done
from comments.models import ClosingRule, Closure

SUGGESTED = 200  # topics that the browser offers while a name is typed


@require_safe
@head_moderators
def closing(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
@head_moderators
def site(request: HttpRequest) -> HttpResponse:
    """Close the whole site, now or on a date."""
    form = ClosingForm(request.POST)
    if done(form, partial(moderation.close, actor=actor_of(request))):
        messages.success(request, _("Decided. Every thread says so from that moment."))
        return redirect("desk:closing")
    return _page(request, site_form=form)


@require_POST
@head_moderators
def topics(request: HttpRequest) -> HttpResponse:
    """Close everything that is filed under a topic."""
    form = TopicClosingForm(request.POST)
    if done(form, partial(moderation.close, actor=actor_of(request))):
        messages.success(request, _("Decided. Every thread of the topic says so from that moment."))
        return redirect("desk:closing")
    return _page(request, topic_form=form)


@require_POST
@head_moderators
def reopening(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the site or a topic again, or take back a closing to come."""
    closure = get_object_or_404(Closure.objects.of_many().select_related("topic"), pk=pk)
    if moderation.reopen(actor=actor_of(request), topic=closure.topic):
        messages.success(request, _("Open again."))
    else:
        messages.info(request, _("It was open already."))
    return redirect("desk:closing")


@require_safe
@head_moderators
def new_rule(request: HttpRequest) -> HttpResponse:
    """What a rule would close at this moment, before it is switched on."""
    form = RuleForm(request.GET)
    if not form.is_valid():
        return _page(request, rule_form=form)
    asked = {name: form.cleaned_data[name] for name in ("kind", "number", "topic")}
    rule = ClosingRule(**asked, reason=form.cleaned_data["reason"])
    former = ClosingRule.objects.in_force().filter(kind=rule.kind, topic=rule.topic).first()
    shown = {"form": form, "rule": rule, "former": former, "touch": would_close(**asked)}
    return render(request, "desk/new_rule.html", shown)


@require_POST
@head_moderators
def rules(request: HttpRequest) -> HttpResponse:
    """Switch a rule on, in the place of the one of its kind."""
    form = RuleForm(request.POST)
    if done(form, partial(moderation.set_rule, actor=actor_of(request))):
        messages.success(request, _("The rule holds from now on."))
        return redirect("desk:closing")
    return _page(request, rule_form=form)


@require_POST
@head_moderators
def rule_end(request: HttpRequest, pk: int) -> HttpResponse:
    rule = get_object_or_404(ClosingRule, pk=pk)
    if moderation.end_rule(actor=actor_of(request), rule=rule):
        messages.success(
            request, _("The rule is switched off. What it alone closed is open again.")
        )
    else:
        messages.info(request, _("This rule was switched off already."))
    return redirect("desk:closing")


def _page(request: HttpRequest, **forms: Any) -> HttpResponse:
    standing = Closure.objects.of_many().standing().select_related("topic", "closed_by")
    shown = {
        "site": standing.filter(topic=None).first(),
        "topics": standing.filter(topic__isnull=False),
        "rules": ClosingRule.objects.in_force().select_related("topic", "made_by"),
        "suggested": Topic.objects.order_by("name").values_list("name", flat=True)[:SUGGESTED],
        "site_form": ClosingForm(auto_id="site_%s"),
        "topic_form": TopicClosingForm(auto_id="topic_%s"),
        "rule_form": RuleForm(auto_id="rule_%s"),
    } | forms
    return render(request, "desk/closing.html", shown, status=422 if forms else 200)

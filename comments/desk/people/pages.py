"""The record of whoever wrote a comment, and everything else they wrote.

``/desk/people/123/`` is the author of comment 123, ``/desk/people/123/network/`` everybody who
writes from the same network.
"""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from archive.lib.pagination import paginate
from articles.addresses import TEXTS
from comments.desk.access import directs, moderators
from comments.desk.queue.traces import confirmation_of, record_of, traces_of
from comments.desk.tools.answering import sent
from comments.models import Comment


class WhoForm(forms.Form):
    """A name or an e-mail address, as it was written; ``newest`` is their newest comment."""

    who = forms.CharField(
        label=_("Name or e-mail address"),
        max_length=320,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    newest: Comment

    @property
    def kind(self) -> str:
        return "email" if "@" in self.cleaned_data["who"] else "name"

    def clean_who(self) -> str:
        who: str = self.cleaned_data["who"]
        field = "email" if "@" in who else "author_name"
        found = Comment.objects.filter(**{field: who}).order_by("-id").only("pk").first()
        if found is None:
            raise forms.ValidationError(gettext("Nobody wrote a comment under that."))
        self.newest = found
        return who


@require_http_methods(["GET", "HEAD", "POST"])
@moderators
def find_person(request: HttpRequest) -> HttpResponse:
    """To the record of whoever wrote under a name or from an address. Changes nothing."""
    form = WhoForm(sent(request))
    if form.is_valid():
        return redirect("desk:person_by", form.newest.pk, form.kind)
    return render(request, "desk/people/find.html", {"form": form})


@require_safe
@moderators
def person(request: HttpRequest, pk: int, kind: str = "") -> HttpResponse:
    """By the strongest trace that the comment has, or by the one that is asked for."""
    comment = get_object_or_404(Comment.objects.select_related("article", "reader"), pk=pk)
    traces = traces_of(comment)
    chosen = next((trace for trace in traces if kind in ("", trace.kind)), None)
    if chosen is None:
        raise Http404("This comment has no such trace.")
    rows = chosen.comments().select_related("article").defer(*TEXTS)
    shown = {
        "comment": comment,
        "traces": traces,
        "trace": chosen,
        "record": record_of(chosen),
        "confirmed_at": confirmation_of(comment) if chosen.kind in ("reader", "email") else None,
        "bans": chosen.bans(),
        "page": paginate(rows.newest_first(), request.GET),
        "may_ban": directs(request),
    }
    return render(request, "desk/people/person.html", shown)

"""What the tools' pages have in common: the comment, the form, the act, and what is said after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from archive.lib.markup import MarkupRefused, render_comment
from comments.models import Comment
from comments.moderation.refusals import ActRefused


def load(pk: int) -> Comment:
    """The comment with its piece and its parent. Raises ``Http404``."""
    return get_object_or_404(Comment.objects.select_related("article", "parent"), pk=pk)


def sent(request: HttpRequest) -> Any:
    """What a form is bound to: nothing until it was sent, even where it was sent empty."""
    return request.POST if request.method == "POST" else None


def done(form: forms.Form, act: Callable[..., Any]) -> bool:
    """Carry out what a valid form asks for, with what it holds as arguments; whether it was.

    A refusal becomes a sentence in the form.
    """
    if not form.is_valid():
        return False
    try:
        act(**form.cleaned_data)
    except (ActRefused, MarkupRefused) as refused:
        form.add_error(None, str(refused))
        return False
    return True


def show(request: HttpRequest, tool: str, form: forms.Form, **shown: Any) -> HttpResponse:
    """The tool's page; with what is wrong, where something is."""
    status = 422 if form.is_bound and form.errors else 200
    return render(request, f"desk/tools/{tool}.html", {"form": form, **shown}, status=status)


def back(request: HttpRequest, comment: Comment, sentence: str) -> HttpResponse:
    """To the comment's page, which says what was done and offers to take it back."""
    messages.success(request, sentence)
    return redirect("desk:comment", comment.pk)


def as_readers_see(text: str) -> str:
    """A text as HTML, or '' for one that can't be a comment: sending it then says why."""
    try:
        return render_comment(text).html
    except MarkupRefused:
        return ""

"""Saving the form of a piece: a draft, a merge with a colleague's, or a question to choose."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from articles.admin.base import ArchiveAdmin
from articles.admin.drafts.clash import settle
from articles.admin.drafts.loading import form_address
from articles.admin.drafts.opening import Opening, format_at, open_new, open_piece
from articles.admin.drafts.sentences import told_of_save
from articles.admin.pieces.bylines import with_bylines
from articles.admin.pieces.ways import ways_on
from articles.admin.states.access import editor_of
from articles.drafts.payload import PayloadStale
from articles.drafts.presence import others_at
from articles.drafts.saving import Clash, has_changes, save_draft
from articles.drafts.working import unsaved_pieces
from articles.models import Article
from articles.states.rights import acts_of, may

# Buttons of the form that lead on, and where to. "Save" alone stays.
LEADING = {"_publication": "publication", "_review": "review"}


class DraftingAdmin(ArchiveAdmin):
    """The form shows the working text; saving it adds a draft through ``save_draft``."""

    verbs_record = True

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        if request.method != "POST":
            opening = open_piece(request, obj, form.base_fields) if obj else None
            opening = opening or open_new(request, form.base_fields)
            vars(request)["opening"] = opening
            form.opened = opening.fields
        form.writer = request.user
        if obj is not None:  # an import's format is read only, and a draft may have another
            shown = form.opened.get("body_format")
            obj.body_format = shown or format_at(obj, request.POST.get("base_number", ""))
        return form

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        if obj.pk and not self.has_change_permission(request, obj):
            return kwargs
        return with_bylines(kwargs, _opening(request).bylines)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Waits for the bylines: a draft holds them too."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save all that was typed as a draft. Raises ``Clash``."""
        piece = form.instance
        bylines = [row for formset in formsets for row in formset.settled()]
        draft = save_draft(
            article=piece if change else None,
            payload=form.payload(bylines),
            by=editor_of(request),
            base_number=form.cleaned_data["base_number"] or 0,
            key=form.cleaned_data["key"],
        )
        piece.pk = draft.article_id
        self.message_user(request, told_of_save(draft), messages.SUCCESS)

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """Nothing: the drafts themselves say what was changed."""
        return {}

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """The form; what clashes is settled. What was deleted while the form was checked is looked
        for again, and then the form says so."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except PayloadStale:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Clash as clash:
            piece = Article.objects.get(pk=clash.article_pk)
            return settle(request, piece, clash, lambda: self._lead_on(request, piece))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With what was typed and not saved, who else is at it, and where it can go from here.

        The whole width is for the words and the page beside them.
        """
        piece, editor = kwargs.get("obj"), editor_of(request)
        context |= {"opening": _opening(request), "is_nav_sidebar_enabled": False}
        if piece is None:
            context["may_publish"] = may(editor, "publish")
            context["unsaved_pieces"] = unsaved_pieces(editor)
        else:
            acts = acts_of(editor, piece)
            context["may_publish"], context["may_follow"] = "publish" in acts, "follow" in acts
            context["others"] = others_at(piece, editor) if "follow" in acts else []
            context["ways"] = list(ways_on(piece, acts, has_changes=has_changes(piece)))
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request: HttpRequest, obj: Article, *args: Any, **kwargs: Any) -> Any:
        if "_popup" in request.POST:
            return super().response_add(request, obj, *args, **kwargs)
        return self._lead_on(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> Any:
        if "_popup" in request.POST:
            return super().response_change(request, obj)
        return self._lead_on(request, obj)

    def _lead_on(self, request: HttpRequest, piece: Article) -> HttpResponse:
        """To where the button says; otherwise back to the form."""
        pieces = reverse("admin:articles_article_changelist")
        for button, page in LEADING.items():
            if button in request.POST:
                return redirect(f"{pieces}{piece.pk}/{page}/")
        return redirect(pieces if "_close" in request.POST else form_address(piece))


def _opening(request: HttpRequest) -> Opening:
    opening: Opening = vars(request).get("opening") or Opening()
    return opening

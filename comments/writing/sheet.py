"""The page on which somebody writes: the piece, what they answer, who they are, and their form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from archive.lib.markup import COMMENT_LIMIT, MarkupRefused, render_comment, unsaved_html
from articles.models import Article
from comments.models import Comment, Reader
from comments.readers.knowing import reader_of
from comments.standing import refuse_unless_open
from comments.writing.form import WritingForm, is_ticket, new_ticket, quoted
from comments.writing.marks import mark_of, may_moderate
from comments.writing.refusal import PostingRefused


@dataclass(slots=True)
class Sheet:
    """All that the page shows. ``notice`` says why the form came back, or may not be sent."""

    request: HttpRequest
    article: Article
    parent: Comment | None
    reader: Reader | None  # as whom this browser is known
    mark: str
    form: WritingForm
    notice: str = ""
    is_closed: bool = False
    preview: SafeString | str = ""

    limit = COMMENT_LIMIT

    @property
    def mark_label(self) -> str:
        return str(Comment.Mark(self.mark).label) if self.mark else ""

    def show_preview(self) -> None:
        """Print the text as readers would see it, if there is one."""
        try:
            self.preview = unsaved_html(render_comment(self.form.cleaned_data.get("body", "")))
        except MarkupRefused as refusal:
            self.notice = str(refusal)

    def forget_reader(self) -> None:
        """Somebody else sits here: their text stays in the form, the other's name does not."""
        kept = {name: self.form.data.get(name, "") for name in ("parent", "ticket", "body")}
        self.reader, self.form = None, WritingForm(initial=kept, staff=bool(self.mark))

    def answer(self, status: int = 200) -> HttpResponse:
        """The page; for htmx the form alone, which goes in place under the comment."""
        part = "_sheet" if getattr(self.request, "htmx", False) else "page"
        context = {"sheet": self, "article": self.article, "form": self.form}
        return render(self.request, f"comments/writing/{part}.html", context, status=status)


def open_sheet(request: HttpRequest, article: Article) -> Sheet:
    """An empty form, filled with what is known of this browser, and with what it quotes."""
    asked = request.GET.get("parent", "")
    parent = _answerable(article, asked)
    reader = reader_of(request)
    mark = mark_of(request.user, article)
    initial = {"ticket": new_ticket(), "parent": parent.pk if parent else None}
    initial |= _known(request, reader, mark)
    if parent and request.GET.get("quote"):
        initial["body"] = quoted(parent)
    form = WritingForm(initial=initial, staff=bool(mark))
    sheet = Sheet(request, article, parent, reader, mark, form, _gone(asked, parent))
    try:
        if not may_moderate(request.user):
            refuse_unless_open(article, parent)
    except PostingRefused as refusal:
        sheet.notice, sheet.is_closed = str(refusal), True
    return sheet


def read_sheet(request: HttpRequest, article: Article) -> Sheet:
    """A form that was sent, with every word in it. What it answers may be gone: it then answers
    nothing, and the notice says so."""
    sent = request.POST.copy()
    asked = sent.get("parent", "")
    parent = _answerable(article, asked)
    if parent is None:
        sent["parent"] = ""
    if not is_ticket(sent.get("ticket", "")):
        sent["ticket"] = new_ticket()
    mark = mark_of(request.user, article)
    form = WritingForm(sent, staff=bool(mark))
    return Sheet(request, article, parent, reader_of(request), mark, form, _gone(asked, parent))


def _answerable(article: Article, asked: str) -> Comment | None:
    """The comment that is to be answered, if readers can read it at this moment."""
    if not asked.isdecimal() or len(asked) > len(str(2**63)) - 1:
        return None
    found = Comment.objects.readable().filter(article_id=article.pk, pk=int(asked))
    parent: Comment | None = found.first()
    return parent


def _gone(asked: str, parent: Comment | None) -> str:
    if not asked or parent:
        return ""
    return gettext(
        "The comment that you answer is no longer here. As it stands, your words would be a "
        "comment of their own; send them again if that is what you want."
    )


def _known(request: HttpRequest, reader: Reader | None, mark: str) -> dict[str, Any]:
    """The name and the address that somebody would type again."""
    if reader:
        latest = reader.comments.order_by("-id").values_list("author_name", flat=True).first()
        return {"author_name": latest or "", "email": reader.email}
    if not mark or not request.user.is_authenticated:
        return {}
    signed = getattr(request.user, "author", None) if mark == Comment.Mark.AUTHOR else None
    return {"author_name": signed.name if signed else request.user.get_full_name()}

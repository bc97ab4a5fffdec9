"""What a browser sends back for the form of a piece."""

from datetime import datetime
from typing import Any

from django.test import Client

from articles.models import Article

ADD = "/admin/articles/article/add/"


def change_address(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def save_piece(client: Client, article: Article | None = None, **typed: Any):
    """Send the form with what it shows for the piece, changed by what is typed; follow."""
    shown = form_of(client, article)
    address = change_address(article) if article else ADD
    return client.post(address, shown | typed, follow=True)


def publish_piece(client: Client, article: Article, **typed: Any):
    """Send the page of publication as it opens, changed by what is typed; follow."""
    address = f"/admin/articles/article/{article.pk}/publication/"
    shown: dict[str, Any] = {"significance": "minor"}
    for bound in client.get(address).context["form"]:
        shown |= _as_sent(bound.html_name, bound.value(), bound.field)
    shown["when"] = "later" if shown.get("minute") else "now"  # the button that stands first
    return client.post(address, shown | typed, follow=True)


def form_of(client: Client, article: Article | None = None) -> dict[str, Any]:
    """Names and values as the page offers them, bylines included."""
    context = client.get(change_address(article) if article else ADD).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    shown: dict[str, Any] = {}
    for form in forms:
        for bound in form:
            shown |= _as_sent(bound.html_name, bound.value(), bound.field)
    return shown


def byline_row(number: int, **typed: Any) -> dict[str, Any]:
    """One row under the form."""
    row = {"role": "by", "as_printed": "", "position": "", "id": ""}
    return {f"bylines-{number}-{name}": value for name, value in (row | typed).items()}


def _as_sent(name: str, value: Any, field: Any) -> dict[str, Any]:
    if hasattr(field.widget, "decompress"):
        day, moment = value if isinstance(value, list) else field.widget.decompress(value)
        return {f"{name}_0": day or "", f"{name}_1": moment or ""}
    if isinstance(value, list):
        return {name: [getattr(row, "pk", row) for row in value]}
    if value is False or value is None:
        return {}
    if isinstance(value, datetime):
        return {name: field.widget.format_value(value)}
    return {name: value}

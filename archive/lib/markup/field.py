"""The project's only steps from text to what a template prints as it is."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from archive.lib.markup.gate import gate_article
from archive.lib.markup.rendered import Rendered


class StoredHTMLField(models.TextField):
    """A column that holds only what `render_article` and `render_comment` gave.

    Its value is safe once it has come from the database; what was only assigned is still escaped.
    """

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> SafeString | None:
        """The stored HTML as a template may print it."""
        return None if value is None else SafeString(value)


def render_jinja(template: str, context: Mapping[str, Any]) -> SafeString:
    """A Jinja2 template's page part for a Django template to print; its own engine escaped it."""
    if not template.endswith(".jinja"):
        raise ValueError(f"Only Jinja2's output is escaped for certain; this is none: {template}")
    return SafeString(render_to_string(template, dict(context)))


def unsaved_html(rendered: Rendered) -> SafeString:
    """What has just passed the gate, for a preview to print: no row holds it yet."""
    return SafeString(rendered.html)


def frozen_html(html: str) -> SafeString:
    """What a state of the public record holds, for a page to print: it passes the gate again."""
    return SafeString(gate_article(html))

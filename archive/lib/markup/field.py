"""How stored HTML comes back from the database ready for a template."""

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression
from django.utils.safestring import SafeString


class StoredHTMLField(models.TextField):
    """A column that holds only what `render_article` and `render_comment` gave.

    Its value is safe once it has come from the database; what was only assigned is still escaped.
    """

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> SafeString | None:
        """The stored HTML as a template may print it: the project's only step from str to safe."""
        return None if value is None else SafeString(value)

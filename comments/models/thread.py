from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from articles.models import Article


class Thread(Article):
    """An article as moderators handle it: its comments and closures, not its words."""

    class Meta:
        proxy = True
        verbose_name = _("thread")
        verbose_name_plural = _("threads")

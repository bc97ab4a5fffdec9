"""The newsroom's pages (Django's admin), without the one that leads to whatever object is named."""

from __future__ import annotations

from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.sites import AdminSite
from django.urls import URLPattern, URLResolver


class NewsroomConfig(AdminConfig):
    default_site = "archive.newsroom.Newsroom"


class Newsroom(AdminSite):
    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Without "view on site" by number: a draft's address tells its headline. Pages of pieces
        lead to the site by themselves, where there is something."""
        urls: list[URLPattern | URLResolver] = super().get_urls()
        return [each for each in urls if getattr(each, "name", "") != "view_on_site"]

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        from archive.lib.markup.pictures import register_finder
        from articles.editing.picturing import find_pictures

        register_finder(find_pictures)

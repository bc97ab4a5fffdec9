"""The Jinja2 environment: for the templates that are rendered a thousand times a page."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment

from archive.lib.languages import address_here


def environment(**options: Any) -> Environment:
    """Autoescaping, as Django asks for; the same translations, addresses and static files."""
    extensions = [*options.pop("extensions", []), "jinja2.ext.i18n"]
    options |= {"trim_blocks": True, "lstrip_blocks": True}
    del options["autoescape"]  # Django passes it; it stands here to be seen
    made = Environment(autoescape=True, extensions=extensions, **options)
    made.globals.update(static=static, url=reverse, address_here=address_here)
    translate = vars(made)["install_gettext_callables"]  # put there by the extension
    translate(translation.gettext, translation.ngettext, newstyle=True)
    return made

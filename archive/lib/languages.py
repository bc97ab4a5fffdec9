"""The language of a page is part of its address: ``/es/2020/01/04/slug/`` is the Spanish page.

The permanent address has no language in it; that page is in the site's own. Django's script prefix
says which of them is being answered, so ``reverse()`` and these links stay in the language.
"""

from __future__ import annotations

from django.urls import get_script_prefix


def address_here(path: str) -> str:
    """A permanent address as the page that is being made links to it."""
    return get_script_prefix().removesuffix("/") + path

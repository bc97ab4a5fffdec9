from django import template

from archive.lib.markup import excerpt, plain_text

register = template.Library()


@register.filter
def excerpted(html: str) -> str:
    """The beginning of a comment as plain words."""
    return excerpt(plain_text(html))

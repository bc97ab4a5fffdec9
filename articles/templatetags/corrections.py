"""The notes that stand on a piece."""

from django import template

from articles.correcting import corrections_in_force

register = template.Library()
register.simple_tag(corrections_in_force)

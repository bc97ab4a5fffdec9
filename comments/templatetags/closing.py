"""What pages print of closing."""

from __future__ import annotations

from django import template

from comments.models import ClosingRule
from comments.standing_words import said_of_rule

register = template.Library()


@register.filter
def rule_sentence(rule: ClosingRule) -> str:
    """‘Threads close 30 days after publication.’"""
    return said_of_rule(rule)

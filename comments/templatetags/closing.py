"""What pages print of closing, and of what moderators removed."""

from __future__ import annotations

from django import template

from comments.log.tally import tally_of
from comments.models import ClosingRule
from comments.standing.words import said_of_rule

register = template.Library()
register.simple_tag(tally_of)


@register.filter
def rule_sentence(rule: ClosingRule) -> str:
    """‘Threads close 30 days after publication.’"""
    return said_of_rule(rule)

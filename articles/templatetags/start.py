from django import template

from articles.admin.start import Panel, panels_for

register = template.Library()


@register.simple_tag(takes_context=True)
def start_panels(context: template.Context) -> list[tuple[str, Panel]]:
    """The panels of the first page for whoever looks at it, each with its name."""
    return panels_for(context["request"])

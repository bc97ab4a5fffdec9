"""The front page: as it stands, as it stood on any day, and what editors composed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from operator import attrgetter

from django import forms
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from archive.lib.markup import excerpt, plain_text
from archive.lib.pagination import paginate
from articles.fronts import arranging as fronts
from articles.fronts.arranging import Composition
from articles.fronts.strips import strips_of
from articles.memento.links import mark_original
from articles.models import Article, Collection, FrontPage, FrontSlot
from articles.querysets import ArticleQuerySet
from articles.views.old_address import answer_old_address

TEXTS = ("body", "body_html", "body_text")
# The lead of each state, where it is still public.
LEADS = Prefetch(
    "slots",
    queryset=FrontSlot.objects.filter(
        place=FrontSlot.Place.LEAD, article__in=Article.objects.published().only("pk")
    ).prefetch_related(Prefetch("article", queryset=Article.objects.published().defer(*TEXTS))),
)
OPENING = 1000  # characters of the lead's text: two columns as high as those beside them
UNDER_PICTURE = 420  # and of one whose picture takes most of that height


class DayForm(forms.Form):
    """The day whose front page somebody wants to see."""

    day = forms.DateField(
        label=_("Day"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": _("Write the day as 2020-01-31: year, month, day."),
            "required": _("Choose a day."),
        },
    )


@require_safe
@public_page
def front(request: HttpRequest) -> HttpResponse:
    """The state in force, or the newest pieces where nobody composed one, and strips."""
    if request.GET and (answer := answer_old_address(request)):
        return answer
    context = front_context(timezone.now(), usual_strip=True)
    response = render(request, "articles/front/front.html", context)
    mark_original(response, "/")
    return response


@require_safe
@public_page
def day(request: HttpRequest, day: date) -> HttpResponse:
    """The front page as it stood when this day ended; today's as it stands now."""
    moment = min(_end_of(day), timezone.now())
    is_to_come = day > timezone.localdate()
    changed = None if is_to_come else fronts.last_change(moment)
    context = front_context(moment) if changed else {}
    if changed is None or context["lead"] is None:
        missing = {"day": day, "is_to_come": is_to_come}
        return render(request, "articles/front/missing.html", missing, status=404)
    around = {
        "day": day,
        "changed": changed,
        "previous": fronts.last_change(_end_of(changed - timedelta(days=1))),
        "next": fronts.next_change(moment),
    }
    return render(request, "articles/front/of_day.html", context | around)


@require_safe
@public_page
def index(request: HttpRequest) -> HttpResponse:
    """States that editors composed, by the day on which they began; the way to any day."""
    form = DayForm(request.GET if "day" in request.GET else None)
    if form.is_valid():
        return redirect("articles:front_of_day", form.cleaned_data["day"])
    page = paginate(FrontPage.objects.begun().prefetch_related(LEADS), request.GET)
    return render(request, "articles/front/fronts.html", {"page": page, "form": form})


def front_context(
    moment: datetime,
    *,
    public: ArticleQuerySet | None = None,
    composition: Composition | None = None,
    usual_strip: bool = False,
) -> dict[str, object]:
    """What the front page of a moment shows, in ten queries at most.

    Readers' is made of what was public by then. Editors also look at moments to come, with pieces
    that are ``public`` only then, and at a ``composition`` that they have not saved yet.
    """
    public = Article.objects.published().until(moment) if public is None else public
    state = composition or fronts.composition_of(fronts.front_at(moment))
    arrangement = fronts.arrange(state, public)
    headlines = public.only("title", "slug", "language", "published_on", "published_precision")
    return {
        "lead": arrangement.lead,
        "opening": _opening(arrangement.lead),
        "seconds": arrangement.seconds,
        "river": arrangement.river,
        "articles": arrangement.articles,
        "newest": max(arrangement.articles, key=attrgetter("published_at"), default=None),
        "strips": strips_of(_collections(state, usual_strip), headlines),
    }


def _end_of(day: date) -> datetime:
    midnight = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    return midnight - timedelta(microseconds=1)


def _collections(state: Composition, usual_strip: bool) -> list[Collection]:
    """Those whose strips were chosen, in order; the oldest where nobody chose anything."""
    if usual_strip and not state.pieces:
        return list(Collection.objects.order_by("id")[:1])
    chosen = Collection.objects.in_bulk(state.strips) if state.strips else {}
    return [chosen[key] for key in state.strips if key in chosen]


def _opening(article: Article | None) -> str:
    """The beginning of its text, as far as the first section heading."""
    if article is None:
        return ""
    before_sections, _, _ = article.body_html.partition("<h2")
    size = UNDER_PICTURE if article.lead_image_id else OPENING
    return excerpt(plain_text(before_sections), size)

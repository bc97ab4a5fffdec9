"""What search engines are told of a page, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from archive.lib.addresses import full_address, outward
from archive.lib.partial_dates import stamp
from articles.models import Article, Byline, Correction, Publication

CONTEXT = "https://schema.org"
Thing = dict[str, Any]
ROLES = {
    Byline.Role.BY: "author",
    Byline.Role.TRANSLATOR: "translator",
    Byline.Role.PHOTOGRAPHER: "contributor",
    Byline.Role.EDITOR: "editor",
}


def describe_article(
    article: Article,
    *,
    translations: Iterable[Article] = (),
    corrections: Iterable[Correction] = (),
    comments: Sequence[Thing] = (),
    comment_count: int = 0,
) -> Thing:
    """The piece. Asks the database for its collections, where they are not at
    hand, and for nothing else that its page does not print."""
    piece = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "@id": full_address(article.address),
        "mainEntityOfPage": full_address(article.address),
        "headline": article.title,
        "alternativeHeadline": article.dek,
        "datePublished": published_stamp(article),
        "version": article.edition_number,
        "dateModified": article.edition_at and article.edition_at.isoformat(timespec="seconds"),
        "inLanguage": article.language,
        "wordCount": article.word_count,
        "image": _image(article),
        "articleSection": [topic.name for topic in article.topics.all()][:1],
        "keywords": [topic.name for topic in article.topics.all()],
        "locationCreated": article.dateline and {"@type": "Place", "name": article.dateline},
        "publisher": _house(),
        "isPartOf": [_collection(row) for row in article.collections.all()],
        "correction": [_correction(article, row) for row in corrections],
        "commentCount": comment_count if article.comments_allowed else None,
        "comment": comments,
    }
    return _said(piece | _people(article) | _origin(article) | _family(article, translations))


def published_stamp(article: Article) -> str:
    """When it was published, as far as that is known: a moment, a month or a year."""
    if article.published_precision == Article.Precision.DAY and article.published_at:
        return article.published_at.isoformat(timespec="seconds")
    return article.date_stamp


def describe_site() -> Thing:
    """The archive and how to search it, for the front page."""
    search = full_address(reverse("articles:search")) + "?q={search_term_string}"
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "url": full_address("/"),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=search_term_string",
        },
    }


def describe_way(article: Article) -> Thing:
    """The years and months above a piece, as the page's own way back shows them."""
    day = article.published_on
    if day is None:
        return {}
    steps = [(gettext("Archive"), reverse("articles:years")), (f"{day:%Y}", f"/{day:%Y}/")]
    if article.published_precision != Article.Precision.YEAR:
        steps.append((date_format(day, "F"), f"/{day:%Y/%m}/"))
    if article.published_precision == Article.Precision.DAY:
        steps.append((str(day.day), f"/{day:%Y/%m/%d}/"))
    items = [
        {"@type": "ListItem", "position": n, "name": name, "item": full_address(path)}
        for n, (name, path) in enumerate(steps, start=1)
    ]
    last = {"@type": "ListItem", "position": len(items) + 1, "name": article.title}
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": [*items, last]}


def _people(article: Article) -> Thing:
    people: dict[str, list[Thing]] = {}
    for byline in article.bylines.all():
        address = full_address(byline.author.get_absolute_url())
        person = {"@type": "Person", "name": byline.printed_name, "url": address}
        people.setdefault(ROLES[Byline.Role(byline.role)], []).append(person)
    return people


def _origin(article: Article) -> Thing:
    """Where it first appeared, and on what terms it may be read."""
    paper = article.publication
    terms = {"license": (outward(paper.licence_url) or paper.licence) if paper else ""}
    if paper is None or paper.is_house:
        return terms
    original = {
        "@type": "CreativeWork",
        "name": article.title,
        "url": outward(article.original_url),
        "datePublished": stamp(*article.first_published) if article.first_published else "",
        "publisher": _paper(paper),
    }
    return terms | {
        "sourceOrganization": _paper(paper),
        "isBasedOn": _said(original),
        "sameAs": outward(article.original_url),
    }


def _family(article: Article, translations: Iterable[Article]) -> Thing:
    """Its original, if it is a translation; else its translations."""
    works = {
        row.pk: {"@type": "NewsArticle", "@id": full_address(row.address)} for row in translations
    }
    original = article.translation_of_id
    if original is None:
        return {"workTranslation": list(works.values())}
    return {"translationOfWork": works.get(original)}


def _correction(article: Article, correction: Correction) -> Thing:
    return {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": correction.published_at.isoformat(timespec="seconds"),
        "url": f"{full_address(article.address)}#correction-{correction.pk}",
    }


def _image(article: Article) -> Thing | None:
    image = article.lead_image
    if image is None:
        return None
    return _said(
        {
            "@type": "ImageObject",
            "url": full_address(image.fallback_url),
            "width": image.fallback["width"],
            "height": image.fallback["height"],
            "caption": image.caption,
            "creditText": image.credit,
            "license": outward(image.licence_url),
        }
    )


def _collection(collection: Any) -> Thing:
    address = full_address(collection.get_absolute_url())
    return {"@type": "Collection", "name": collection.title, "url": address}


def _house() -> Thing:
    return {
        "@type": "NewsMediaOrganization",
        "name": settings.SITE_NAME,
        "url": full_address("/"),
        "correctionsPolicy": full_address("/corrections/"),
    }


def _paper(publication: Publication) -> Thing:
    return _said(
        {"@type": "Organization", "name": publication.name, "url": outward(publication.url)}
    )


def _said(thing: Thing) -> Thing:
    """Without what is not known; that there are no comments is known."""
    return {name: value for name, value in thing.items() if value or value == 0}

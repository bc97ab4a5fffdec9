from django.urls import include, path, register_converter

from articles import converters
from articles.views import archives, article, collections, copies, filed, front, media, search

register_converter(converters.Year, "year")
register_converter(converters.Month, "month")
register_converter(converters.Day, "day")
register_converter(converters.Dated, "dated")
register_converter(converters.IsoDay, "isoday")
register_converter(converters.IsoMinute, "isominute")
register_converter(converters.Number, "number")
register_converter(converters.Rendition, "rendition")
register_converter(converters.Slug, "name")

app_name = "articles"

urlpatterns = [
    path("", front.front, name="front"),
    path("front/", front.index, name="fronts"),
    path("front/<isoday:day>/", front.day, name="front_of_day"),
    path("archive/", archives.years, name="years"),
    path("<year:year>/", archives.year, name="year"),
    path("<month:first>/", archives.month, name="month"),
    path("<day:day>/", archives.day, name="day"),
    path("<year:year>/00/", archives.year_of_unknown_month),
    path("<dated:day>/", archives.period_of_unknown_day),
    path("<dated:day>/<name:slug>/", article.article, name="article"),
    path("<dated:day>/<name:slug>/print/", copies.printed, name="print"),
    path("<dated:day>/<name:slug>.pdf", copies.pdf, name="pdf"),
    *(
        path(f"<dated:day>/<name:slug>.{form}", copies.written, {"form": form})
        for form in copies.FORMS
    ),
    path("topics/", filed.topics, name="topics"),
    path("topics/<name:slug>/", filed.topic, name="topic"),
    path("authors/", filed.authors, name="authors"),
    path("authors/<name:slug>/", filed.author, name="author"),
    path("sources/", filed.sources, name="sources"),
    path("sources/<name:slug>/", filed.source, name="source"),
    path("collections/", collections.collections, name="collections"),
    path("collections/<name:slug>/", collections.collection, name="collection"),
    path("collections/<name:slug>/timeline/", collections.timeline, name="timeline"),
    path("search/", search.search, name="search"),
    path("opensearch.xml", search.description, name="opensearch"),
    path("media/images/<rendition:name>", media.rendition, name="rendition"),
    path("", include("articles.record_urls")),
    path("", include("articles.machine_urls")),
]

"""Addresses that machines ask for (feeds beside what they are of), and the page of corrections."""

from django.urls import URLPattern, path

from articles.feeds.answering import feed_paths
from articles.views import corrections, feeds, oembed, sitemaps

urlpatterns: list[URLPattern] = [
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemaps/pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("sitemaps/<str:kind>-<int:number>.xml", sitemaps.part, name="sitemap_part"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("oembed/", oembed.oembed, name="oembed"),
    path("feeds/", feeds.feeds, name="feeds"),
    *feed_paths("", feeds.front, "front"),
    *feed_paths("topics/<name:slug>/", feeds.topic, "topic"),
    *feed_paths("authors/<name:slug>/", feeds.author, "author"),
    *feed_paths("sources/<name:slug>/", feeds.source, "source"),
    *feed_paths("collections/<name:slug>/", feeds.collection, "collection"),
    *feed_paths("search/", feeds.search, "search"),
    path("corrections/", corrections.corrections, name="corrections"),
    *feed_paths("corrections/", corrections.feed, "corrections"),
]

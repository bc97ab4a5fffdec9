"""Addresses that machines ask for: feeds, beside what they are of; corrections; how other sites
show a link to a piece."""

from django.urls import URLPattern, path

from articles.feeds.answering import feed_paths
from articles.views import corrections, feeds, oembed

urlpatterns: list[URLPattern] = [
    path("oembed/", oembed.oembed, name="oembed"),
    path("feeds/", feeds.feeds, name="feeds"),
    *feed_paths("", feeds.front, "front"),
    *feed_paths("topics/<name:slug>/", feeds.topic, "topic"),
    *feed_paths("authors/<name:slug>/", feeds.author, "author"),
    *feed_paths("sources/<name:slug>/", feeds.source, "source"),
    *feed_paths("collections/<name:slug>/", feeds.collection, "collection"),
    path("corrections/", corrections.corrections, name="corrections"),
    *feed_paths("corrections/", corrections.feed, "corrections"),
]

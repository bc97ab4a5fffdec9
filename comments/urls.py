from django.urls import include, path

from articles.feeds.answering import feed_paths
from comments import feeds
from comments.views import (
    branch,
    moderation,
    own,
    permalink,
    reporting,
    search,
    subscribing,
    thread,
    writing,
)

app_name = "comments"

urlpatterns = [
    path("<dated:day>/<name:slug>/comments/", thread.thread, name="thread"),
    path("<dated:day>/<name:slug>/comments/new/", writing.new, name="new"),
    path("<dated:day>/<name:slug>/comments/preview/", writing.preview, name="preview"),
    path("<dated:day>/<name:slug>/comments/stranger/", writing.stranger, name="stranger"),
    path("<dated:day>/<name:slug>/comments/yours/", own.yours, name="yours"),
    path("<dated:day>/<name:slug>/comments/notices/", subscribing.notices, name="notices"),
    path(
        "<dated:day>/<name:slug>/comments/notices/ending/",
        subscribing.ending,
        name="notices_ending",
    ),
    path("comments/<int:pk>/own/", own.own, name="own"),
    path("comments/<int:pk>/text/", own.text, name="text"),
    path("comments/<int:pk>/withdrawal/", own.withdrawal, name="withdrawal"),
    path("comments/<int:pk>/", permalink.permalink, name="permalink"),
    path("comments/<int:pk>/report/", reporting.report, name="report"),
    path("comments/<int:pk>/branch/", branch.branch, name="branch"),
    *feed_paths("<dated:day>/<name:slug>/comments/", feeds.thread, "thread"),
    *feed_paths("comments/<int:pk>/branch/", feeds.branch, "branch"),
    path("moderation/", moderation.moderation, name="moderation"),
    path("search/comments/", search.search, name="search"),
    path("readers/", include("comments.reader_urls")),
]

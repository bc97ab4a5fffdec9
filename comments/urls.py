from django.urls import path

from articles.feeds.answering import feed_paths
from comments import feeds
from comments.views import permalink, search, thread

app_name = "comments"

urlpatterns = [
    path("<dated:day>/<name:slug>/comments/", thread.thread, name="thread"),
    path("comments/<int:pk>/", permalink.permalink, name="permalink"),
    *feed_paths("<dated:day>/<name:slug>/comments/", feeds.thread, "thread"),
    *feed_paths("comments/<int:pk>/branch/", feeds.branch, "branch"),
    path("search/comments/", search.search, name="search"),
]

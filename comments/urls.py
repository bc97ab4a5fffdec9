from django.urls import path

from articles.feeds.answering import feed_paths
from comments import feeds, views

app_name = "comments"

urlpatterns = [
    path("<dated:day>/<name:slug>/comments/", views.thread, name="thread"),
    path("comments/<int:pk>/", views.permalink, name="permalink"),
    *feed_paths("<dated:day>/<name:slug>/comments/", feeds.thread, "thread"),
    *feed_paths("comments/<int:pk>/branch/", feeds.branch, "branch"),
    path("search/comments/", views.search, name="search"),
]

from django.urls import path

from comments import views

app_name = "comments"

urlpatterns = [
    path("<dated:day>/<name:slug>/comments/", views.thread, name="thread"),
    path("comments/<int:pk>/", views.permalink, name="permalink"),
]

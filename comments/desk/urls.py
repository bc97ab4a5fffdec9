from django.urls import path

from comments.desk import login, overview

app_name = "desk"

urlpatterns = [
    path("login/", login.login, name="login"),
    path("logout/", login.logout, name="logout"),
    path("", overview.overview, name="overview"),
]

from django.contrib import admin
from django.urls import include, path

from comments.desk.login.doors import admin_login

urlpatterns = [
    path("admin/login/", admin_login),  # before the admin's own, which tells no limit
    path("admin/", admin.site.urls),
    path("desk/", include("comments.desk.urls")),
    path("", include("articles.urls")),
    path("", include("comments.urls")),
]

handler400 = "archive.views.bad_request"
handler500 = "archive.views.server_error"

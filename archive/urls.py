from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("desk/", include("comments.desk.urls")),
    path("", include("articles.urls")),
    path("", include("comments.urls")),
]

handler400 = "archive.views.bad_request"
handler500 = "archive.views.server_error"

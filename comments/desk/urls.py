from django.urls import include, path

from comments.desk import overview
from comments.desk.login import doors
from comments.desk.queue import bulk, comment, deciding, handling_pages, listing, undoing
from comments.desk.queue.decisions import DECISIONS

app_name = "desk"

urlpatterns = [
    path("login/", doors.login, name="login"),
    path("logout/", doors.logout, name="logout"),
    path("", overview.overview, name="overview"),
    path("queue/<slug:kind>/", listing.queue, name="queue"),
    path("handlings/", handling_pages.handlings, name="handlings"),
    path("undo/", undoing.undo_act, name="undo"),
    path("bulk/<slug:noun>/", bulk.decide_many, name="bulk"),
    path("comments/<int:pk>/", comment.comment, name="comment"),
    path("comments/<int:pk>/handling/", handling_pages.handle, name="handling"),
    *(
        path(
            f"comments/<int:pk>/{decision.noun}/",
            deciding.decide,
            {"noun": decision.noun},
            name=decision.noun,
        )
        for decision in DECISIONS
    ),
    path("", include("comments.desk.tool_urls")),
    path("", include("comments.desk.closing_urls")),
]

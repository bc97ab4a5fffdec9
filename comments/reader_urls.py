"""The addresses under ``/readers/``: what readers do by a link that was sent to them."""

from django.urls import path

from comments.views import reader, readers, unsubscribing

urlpatterns = [
    path("", readers.ask, name="readers"),
    path("sent/", readers.sent, name="readers_sent"),
    path("gone/", readers.gone, name="readers_gone"),
    path("unsubscribe/<str:token>/", unsubscribing.unsubscribe, name="unsubscribe"),
    path(
        "unsubscribe/<str:token>/all/", unsubscribing.unsubscribe_from_all, name="unsubscribe_all"
    ),
    path("<str:token>/", reader.page, name="reader"),
    path("<str:token>/confirmation/", reader.confirmation, name="reader_confirmation"),
    path("<str:token>/record.json", reader.record, name="reader_record"),
    path("<str:token>/removal/", reader.removal, name="reader_removal"),
    path("<str:token>/subscriptions/<int:pk>/pace/", reader.pace, name="reader_pace"),
    path("<str:token>/subscriptions/<int:pk>/thread/", reader.thread, name="reader_thread"),
    path("<str:token>/subscriptions/<int:pk>/ending/", reader.ending, name="reader_ending"),
]

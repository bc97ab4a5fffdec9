"""Addresses of the tools, of people, bans and screening; part of the desk's."""

from django.urls import URLPattern, path

from comments.desk.people import bans
from comments.desk.people import pages as people
from comments.desk.rules import screening, words
from comments.desk.tools import ban, closure, move, redaction, text

urlpatterns: list[URLPattern] = [
    path("comments/<int:pk>/redaction/", redaction.redaction, name="redaction"),
    path(
        "comments/<int:pk>/redaction/preview/",
        redaction.redaction_preview,
        name="redaction_preview",
    ),
    path("comments/<int:pk>/text/", text.text, name="text"),
    path("comments/<int:pk>/text/preview/", text.text_preview, name="text_preview"),
    path("comments/<int:pk>/move/", move.move, name="move"),
    path("comments/<int:pk>/closure/", closure.closure, name="closure"),
    path("comments/<int:pk>/reopening/", closure.reopening, name="reopening"),
    path("comments/<int:pk>/ban/", ban.ban, name="ban"),
    path("people/", people.find_person, name="people"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/<slug:kind>/", people.person, name="person_by"),
    path("bans/", bans.bans, name="bans"),
    path("bans/former/", bans.bans, {"state": "former"}, name="former_bans"),
    path("bans/new/", bans.new_ban, name="new_ban"),
    path("bans/<int:pk>/lifting/", bans.lifting, name="lifting"),
    path("screening/", screening.screening, name="screening"),
    path("screening/<slug:code>/", screening.check, name="check"),
    path("screening/<slug:code>/trial/", screening.trial, name="trial"),
    path("words/", words.words, name="words"),
    path("words/trial/", words.words_trial, name="words_trial"),
    path("words/<int:pk>/removal/", words.word_removal, name="word_removal"),
]

"""Addresses of the public record: what pages have been, for readers and for machines."""

from django.urls import URLPattern, path

from articles.views import collection_editions, editions, front_of_minute, memento

PIECE = "<dated:day>/<name:slug>/editions/"
COLLECTION = "collections/<name:slug>/editions/"

urlpatterns: list[URLPattern] = [
    path(PIECE, editions.editions, name="editions"),
    path(f"{PIECE}<number:number>/", editions.edition, name="edition"),
    path(f"{PIECE}<number:number>.json", editions.record, name="edition_record"),
    path(f"{PIECE}<number:old>...<number:new>/", editions.comparison, name="comparison"),
    path(COLLECTION, collection_editions.editions, name="collection_editions"),
    path(f"{COLLECTION}<number:number>/", collection_editions.edition, name="collection_edition"),
    path("front/<isominute:minute>/", front_of_minute.minute, name="front_of_minute"),
    path("timegate/", memento.timegate, {"original": ""}),
    path("timegate/<path:original>", memento.timegate, name="timegate"),
    path("timemap/json/<path:original>", memento.timemap_as_json),
    path("timemap/json/", memento.timemap_as_json, {"original": ""}),
    path("timemap/", memento.timemap, {"original": ""}),
    path("timemap/<path:original>", memento.timemap, name="timemap"),
]

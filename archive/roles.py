"""Who may do what: writers and editors in the admin, moderators and their heads at the desk.

Brought up to what is written here after every migration, so that a new model's permissions
arrive with it. A newsroom's own groups are left alone.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission

WRITERS = "Writers"
EDITORS = "Editors"
CHIEF_EDITORS = "Chief editors"
MODERATORS = "Moderators"
HEAD_MODERATORS = "Head moderators"

# App and model, then what it may do. A writer's own pieces are those they began or sign
# (articles/states/rights.py); what readers see is changed by editors.
WRITING: dict[str, str] = {
    "articles.article": "view add change",
    "articles.author": "view",
    "articles.byline": "view add change delete",
    "articles.collection": "view",
    "articles.correction": "view",
    "articles.image": "view add change",
    "articles.publication": "view",
    "articles.topic": "view",
}
EDITING: dict[str, str] = {
    "articles.article": "view add change delete publish",
    "articles.author": "view add change delete",
    "articles.authoralias": "view add change delete",
    "articles.byline": "view add change delete",
    "articles.collection": "view add change delete",
    "articles.collectionalias": "view add change delete",
    "articles.collectionentry": "view add change delete",
    "articles.correction": "view add",
    "articles.frontpage": "view add change delete",
    "articles.image": "view add change delete",
    "articles.link": "view change",
    "articles.oldaddress": "view add change delete",
    "articles.publication": "view add change delete",
    "articles.publicationalias": "view add change delete",
    "articles.topic": "view add change delete",
    "articles.topicalias": "view add change delete",
}
DIRECTING: dict[str, str] = {
    **EDITING,
    "articles.article": "view add change delete publish withdraw",
    "articles.edition": "seal",
}

ROLES: dict[str, dict[str, str]] = {
    WRITERS: WRITING,
    EDITORS: EDITING,
    CHIEF_EDITORS: DIRECTING,
    MODERATORS: {
        "comments.comment": "moderate",
    },
    HEAD_MODERATORS: {
        "comments.comment": "moderate direct",
    },
}


def ensure_roles(using: str = "default", **_: Any) -> None:
    """Make the groups and give them exactly these permissions. Called after migrations."""
    for name, rights in ROLES.items():
        group, _created = Group.objects.using(using).get_or_create(name=name)
        group.permissions.set(_permissions(rights, using))


def _permissions(rights: dict[str, str], using: str) -> list[Permission]:
    wanted = {
        (*model.split("."), f"{verb}_{model.split('.')[1]}")
        for model, verbs in rights.items()
        for verb in verbs.split()
    }
    apps = {app for app, _model, _codename in wanted}
    found = Permission.objects.using(using).filter(content_type__app_label__in=apps)
    return [
        permission
        for permission in found.select_related("content_type")
        if (*permission.content_type.natural_key(), permission.codename) in wanted
    ]

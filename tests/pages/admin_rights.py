"""The part of the table of rights that is the admin's, where the newsroom works.

``writers`` are heard whatever piece it is; ``theirs`` is for who may write at this piece: the
columnist who began it, and every editor. A writer who has no part in it stands for all others.
"""

ADMIN_TABLE = """
# What everybody who may come in finds there; the page at the end says that there is no such page.
/admin/                                                     staff       staff
/admin/password_change/                                     staff       staff
/admin/password_change/done/                                staff       -
/admin/jsi18n/                                              staff       -
/admin/^(?P<app_label>articles|comments|auth|django_tasks_database)/$ writers writers
/admin/(?P<url>.*)$                                         -           -
/admin/autocomplete/                                        writers     -

# Pieces: the list and Django's own pages.
/admin/articles/article/                                    writers     writers
/admin/articles/article/add/                                writers     writers
/admin/articles/article/<path:object_id>/                   staff       staff
/admin/articles/article/<path:object_id>/change/            writers     theirs
/admin/articles/article/<path:object_id>/history/           theirs      theirs
/admin/articles/article/<path:object_id>/delete/            editors     editors

# What the page that a piece is written on asks while somebody writes.
/admin/articles/article/preview/                            -           writers
/admin/articles/article/pasting/                            -           writers
/admin/articles/article/embed/                              -           writers
/admin/articles/article/pieces/                             writers     -
/admin/articles/article/pictures/                           -           writers
/admin/articles/article/working-save/                       -           writers
/admin/articles/article/unsaved/<uuid:key>/discarding/      -           writers
/admin/articles/article/<int:pk>/working-save/              -           theirs
/admin/articles/article/<int:pk>/presence/                  -           theirs
/admin/articles/article/<int:pk>/unsaved/discarding/        -           theirs

# Its working text.
/admin/articles/article/<int:pk>/conversion/                theirs      theirs
/admin/articles/article/<int:pk>/merge/                     theirs      theirs
/admin/articles/article/<int:pk>/drafts/                    theirs      -
/admin/articles/article/<int:pk>/drafts/<int:number>/       theirs      theirs
/admin/articles/article/<int:pk>/draft/discarding/          -           theirs
/admin/articles/article/<int:pk>/likenesses/                theirs      -

# From one state to another.
/admin/articles/article/<int:pk>/publication/               editors     editors
/admin/articles/article/<int:pk>/review/                    theirs      theirs
/admin/articles/article/<int:pk>/review/decision/           -           editors
/admin/articles/article/<int:pk>/review/taking-back/        -           theirs
/admin/articles/article/<int:pk>/scheduled-change/          editors     editors
/admin/articles/article/<int:pk>/scheduled-change/taking-back/ -        editors
/admin/articles/article/<int:pk>/taking-back/               editors     editors
/admin/articles/article/<int:pk>/withdrawal/                chiefs      chiefs
/admin/articles/article/<int:pk>/restoration/               chiefs      chiefs

# Its record.
/admin/articles/article/<int:pk>/editions/                  editors     -
/admin/articles/article/<int:pk>/editions/<int:number>/     editors     -
/admin/articles/article/<int:pk>/editions/<int:number>/seal/ chiefs     chiefs

# Many pieces at once, and what the desk did.
/admin/articles/bulkact/<int:pk>/                           editors     -
/admin/articles/bulkact/<int:pk>/beginning/                 -           editors
/admin/articles/bulkact/<int:pk>/undoing/                   -           editors
/admin/articles/bulkact/of/<uuid:act>/                      editors     -
/admin/articles/activity/                                   editors     -

# What pieces are filed under, and the front page.
/admin/articles/author/                                     writers     writers
/admin/articles/author/add/                                 editors     editors
/admin/articles/author/<path:object_id>/                    staff       staff
/admin/articles/author/<path:object_id>/change/             writers     editors
/admin/articles/author/<path:object_id>/history/            writers     writers
/admin/articles/author/<path:object_id>/delete/             editors     editors
/admin/articles/topic/                                      writers     writers
/admin/articles/topic/add/                                  editors     editors
/admin/articles/topic/<path:object_id>/                     staff       staff
/admin/articles/topic/<path:object_id>/change/              writers     editors
/admin/articles/topic/<path:object_id>/history/             writers     writers
/admin/articles/topic/<path:object_id>/delete/              editors     editors
/admin/articles/publication/                                writers     writers
/admin/articles/publication/add/                            editors     editors
/admin/articles/publication/<path:object_id>/               staff       staff
/admin/articles/publication/<path:object_id>/change/        writers     editors
/admin/articles/publication/<path:object_id>/history/       writers     writers
/admin/articles/publication/<path:object_id>/delete/        editors     editors
/admin/articles/collection/                                 writers     writers
/admin/articles/collection/add/                             editors     editors
/admin/articles/collection/<path:object_id>/                staff       staff
/admin/articles/collection/<path:object_id>/change/         writers     editors
/admin/articles/collection/<path:object_id>/history/        editors     editors
/admin/articles/collection/<path:object_id>/delete/         editors     editors
/admin/articles/collection/<int:pk>/entries/                editors     editors
/admin/articles/collection/<int:pk>/pieces/                 editors     editors
/admin/articles/collection/<int:pk>/preview/                editors     editors
/admin/articles/frontpage/                                  editors     editors
/admin/articles/frontpage/add/                              editors     editors
/admin/articles/frontpage/<path:object_id>/                 staff       staff
/admin/articles/frontpage/<path:object_id>/change/          editors     editors
/admin/articles/frontpage/<path:object_id>/history/         editors     editors
/admin/articles/frontpage/<path:object_id>/delete/          editors     editors
/admin/articles/frontpage/preview/                          editors     editors
/admin/articles/frontpage/shelf/                            editors     editors

# What else belongs to pieces. A correction stands once it is printed; links are found.
/admin/articles/image/                                      writers     writers
/admin/articles/image/add/                                  writers     writers
/admin/articles/image/<path:object_id>/                     staff       staff
/admin/articles/image/<path:object_id>/change/              writers     writers
/admin/articles/image/<path:object_id>/history/             writers     writers
/admin/articles/image/<path:object_id>/delete/              editors     editors
/admin/articles/correction/                                 writers     writers
/admin/articles/correction/add/                             editors     editors
/admin/articles/correction/<path:object_id>/                staff       staff
/admin/articles/correction/<path:object_id>/change/         writers     nobody
/admin/articles/correction/<path:object_id>/history/        writers     writers
/admin/articles/correction/<path:object_id>/delete/         nobody      nobody
/admin/articles/link/                                       editors     editors
/admin/articles/link/add/                                   nobody      nobody
/admin/articles/link/<path:object_id>/                      staff       staff
/admin/articles/link/<path:object_id>/change/               editors     editors
/admin/articles/link/<path:object_id>/history/              editors     editors
/admin/articles/link/<path:object_id>/delete/               superusers  superusers
/admin/articles/oldaddress/                                 editors     editors
/admin/articles/oldaddress/add/                             editors     editors
/admin/articles/oldaddress/<path:object_id>/                staff       staff
/admin/articles/oldaddress/<path:object_id>/change/         editors     editors
/admin/articles/oldaddress/<path:object_id>/history/        editors     editors
/admin/articles/oldaddress/<path:object_id>/delete/         editors     editors

# For those who run the site. Comments are only looked at: the desk decides about them.
/admin/comments/comment/                                    superusers  superusers
/admin/comments/comment/add/                                nobody      nobody
/admin/comments/comment/<path:object_id>/                   staff       staff
/admin/comments/comment/<path:object_id>/change/            superusers  nobody
/admin/comments/comment/<path:object_id>/history/           superusers  superusers
/admin/comments/comment/<path:object_id>/delete/            nobody      nobody
/admin/auth/group/                                          superusers  superusers
/admin/auth/group/add/                                      superusers  superusers
/admin/auth/group/<path:object_id>/                         staff       staff
/admin/auth/group/<path:object_id>/change/                  superusers  superusers
/admin/auth/group/<path:object_id>/history/                 superusers  superusers
/admin/auth/group/<path:object_id>/delete/                  superusers  superusers
/admin/auth/user/                                           superusers  superusers
/admin/auth/user/add/                                       superusers  superusers
/admin/auth/user/<path:object_id>/                          staff       staff
/admin/auth/user/<path:object_id>/change/                   superusers  superusers
/admin/auth/user/<path:object_id>/history/                  superusers  superusers
/admin/auth/user/<path:object_id>/delete/                   superusers  superusers
/admin/auth/user/<id>/password/                             superusers  superusers
/admin/django_tasks_database/dbtaskresult/                  superusers  superusers
/admin/django_tasks_database/dbtaskresult/add/              nobody      nobody
/admin/django_tasks_database/dbtaskresult/<path:object_id>/ staff       staff
/admin/django_tasks_database/dbtaskresult/<path:object_id>/change/ superusers nobody
/admin/django_tasks_database/dbtaskresult/<path:object_id>/history/ superusers superusers
/admin/django_tasks_database/dbtaskresult/<path:object_id>/delete/ nobody nobody
"""

# What is done to the rows that are chosen in a list: the list, the act, and who is offered it.
ACTION_TABLE = """
article      publish_selected        editors
article      take_back_selected      editors
article      withdraw_selected       chiefs
article      change_together         editors
author       merge_selected          editors
topic        merge_selected          editors
publication  merge_selected          editors
link         look_again_at_selected  editors
link         call_selected_fine      editors
group        delete_selected         superusers
user         delete_selected         superusers
"""

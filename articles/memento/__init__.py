"""Former states of pages for machines, by the Memento protocol (RFC 7089; docs/memento.md).

A ``Timeline`` is what a page has been, moment by moment: ``numbered`` for pieces and collections,
``front`` for the front page. ``links`` writes the headers, ``timemaps`` the lists.
"""

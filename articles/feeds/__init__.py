"""Feeds: what is newest of something, whole, as Atom and as JSON Feed.

``entries`` says what a feed holds, ``atom`` and ``json_feed`` write it down, ``answering`` gives
it to a reader. Their addresses stand beside what they are of: ``feed/`` and ``feed.json``.
"""

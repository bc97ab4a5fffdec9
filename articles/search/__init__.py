"""Search on PostgreSQL: ``query.parse``, ``backend.search``, and ``index`` that keeps it true.

docs/decisions/0006-search.md says why it is built as it is.
"""

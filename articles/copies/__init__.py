"""The piece in other forms, to be taken along: on paper, as PDF, as Markdown, as JSON.

Each says where the piece itself stands, and under which edition it was taken.
"""

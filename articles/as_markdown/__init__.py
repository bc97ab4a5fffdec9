"""HTML as Markdown: for other people's programs, and for those who write here."""

from articles.as_markdown.converter import Converter
from articles.as_markdown.writing import for_writers

__all__ = ["Converter", "for_writers"]

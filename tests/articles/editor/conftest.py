import pytest
from django.test import Client

from tests.articles.admin.people import editor_client


@pytest.fixture
def editor(db) -> Client:
    return editor_client()

import pytest
from django.test import Client

from tests.articles.admin.people import moderator_client


@pytest.fixture
def moderator(db) -> Client:
    return moderator_client()

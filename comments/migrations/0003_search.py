"""Search among comments: their documents, in partitions by year as those of articles."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

DOCUMENTS = """
CREATE TABLE comments_commentdocument (
    id bigint NOT NULL,
    published_at timestamptz NOT NULL,
    day date NOT NULL,
    language varchar(35) NOT NULL,
    filed text[] NOT NULL,
    words tsvector NOT NULL,
    article_id bigint NOT NULL,
    PRIMARY KEY (id, published_at)
) PARTITION BY RANGE (published_at);
CREATE INDEX comment_words ON comments_commentdocument USING gin (words) WITH (fastupdate = off);
"""


class Migration(migrations.Migration):
    dependencies = [("comments", "0002_tree"), ("articles", "0004_search")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(DOCUMENTS, "DROP TABLE comments_commentdocument")
            ],
            state_operations=[
                migrations.CreateModel(
                    name="CommentDocument",
                    fields=[
                        ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("published_at", models.DateTimeField()),
                        ("day", models.DateField()),
                        ("language", models.CharField(max_length=35)),
                        (
                            "filed",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), default=list, size=None
                            ),
                        ),
                        ("words", django.contrib.postgres.search.SearchVectorField()),
                        ("article_id", models.BigIntegerField()),
                    ],
                    options={
                        "default_permissions": (),
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fastupdate=False, fields=["words"], name="comment_words"
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]

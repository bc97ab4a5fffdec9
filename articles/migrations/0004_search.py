"""Search: text search configurations, the documents, and the walk through them.

Needs three extensions that come with PostgreSQL; the owner of a database may create them.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.functions
from django.core.management.base import CommandError
from django.db import DatabaseError, migrations, models, transaction

EXTENSIONS = ("unaccent", "pg_trgm", "fuzzystrmatch")
REFUSED = (
    "Search needs PostgreSQL's extension {name}, and it could not be created: {reason} "
    "It belongs to PostgreSQL's contrib package; the database's owner may create it with "
    "CREATE EXTENSION {name}; and then migrate again."
)

# For each language whose stemmer PostgreSQL has, a configuration that takes accents off first;
# news_simple for the others; news_words, with whole words only, for the lexicon.
CONFIGURATIONS = """
DO $do$ DECLARE name text; BEGIN
    FOR name IN SELECT cfgname FROM pg_ts_config WHERE cfgnamespace = 'pg_catalog'::regnamespace
    LOOP
        EXECUTE format('CREATE TEXT SEARCH CONFIGURATION %I (COPY = pg_catalog.%I)',
            'news_' || name, name);
        EXECUTE format('ALTER TEXT SEARCH CONFIGURATION %I ALTER MAPPING FOR word, hword,
            hword_part WITH unaccent, %I', 'news_' || name,
            CASE name WHEN 'simple' THEN name ELSE name || '_stem' END);
    END LOOP;
    CREATE TEXT SEARCH CONFIGURATION news_words (COPY = news_simple);
    ALTER TEXT SEARCH CONFIGURATION news_words DROP MAPPING FOR asciihword, email, file, float,
        host, hword, hword_numpart, int, numhword, numword, sfloat, uint, url, url_path, version;
END $do$;
"""
NO_CONFIGURATIONS = """
DO $do$ DECLARE name text; BEGIN
    FOR name IN SELECT cfgname FROM pg_ts_config WHERE cfgname LIKE 'news\\_%'
    LOOP EXECUTE format('DROP TEXT SEARCH CONFIGURATION %I', name); END LOOP;
END $do$;
"""

LANGUAGES = """
ar arabic, ca catalan, da danish, de german, el greek, en english, es spanish, et estonian,
eu basque, fi finnish, fr french, ga irish, hi hindi, hu hungarian, hy armenian, id indonesian,
it italian, lt lithuanian, nb norwegian, ne nepali, nl dutch, nn norwegian, no norwegian,
pt portuguese, ro romanian, ru russian, sr serbian, sv swedish, ta tamil, tr turkish, yi yiddish
"""
CHOICES = "\n".join(
    "            WHEN '{}' THEN 'news_{}'".format(*pair.split())
    for pair in LANGUAGES.replace("\n", " ").split(",")
)
# By the first part of a language tag. A release of PostgreSQL may lack one of the stemmers.
CONFIGURATION_OF = f"""
CREATE FUNCTION search_configuration(language text) RETURNS regconfig LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT oid FROM pg_ts_config
        WHERE cfgname IN ('news_simple', CASE split_part(lower(language), '-', 1)
{CHOICES}
        END)
        ORDER BY cfgname = 'news_simple' LIMIT 1
    );
END $$;
"""

DOCUMENTS = """
CREATE TABLE articles_articledocument (
    id bigint NOT NULL,
    published_at timestamptz NOT NULL,
    day date NOT NULL,
    language varchar(35) NOT NULL,
    filed text[] NOT NULL,
    words tsvector NOT NULL,
    heading tsvector NOT NULL,
    PRIMARY KEY (id, published_at)
) PARTITION BY RANGE (published_at);
CREATE INDEX article_words ON articles_articledocument USING gin (words) WITH (fastupdate = off);
CREATE INDEX article_heading ON articles_articledocument USING gin (heading)
    WITH (fastupdate = off);
"""

# The new partition is made apart and then attached: so nobody who reads or writes the others
# waits. Two who need the same one at once make it one after the other.
PARTITIONS = """
CREATE FUNCTION search_partition(documents text, year int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    name text := documents || '_' || year;
BEGIN
    IF to_regclass(name) IS NULL THEN
        PERFORM pg_advisory_xact_lock(7402, 1);
        -- Not to_regclass again: it may remember that there was none.
        IF NOT EXISTS (SELECT FROM pg_class WHERE relname = name AND relkind = 'r') THEN
            EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', name, documents);
            EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                documents, name, year || '-01-01 00:00+00', year + 1 || '-01-01 00:00+00');
        END IF;
    END IF;
    RETURN name;
END $$;
"""

# The documents that match, from the newest year back (or, ``forward``, from a key towards the
# newest), until there are enough. Each year is asked by its index of words alone.
# ``loose`` is ``exact`` with AND in place of phrases: the index answers it, and at most ``budget``
# documents are then read for the phrase. Where that ran out, a last row has no id.
WALK = """
CREATE FUNCTION search_walk(
    documents regclass, vector text, loose tsquery, exact tsquery, ranks jsonb,
    first_day date, last_day date, key_at timestamptz, key_id bigint, forward boolean,
    without bigint[], wanted int, budget int
) RETURNS TABLE (
    id bigint, published_at timestamptz, day date, filed text[], rank real
) LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET max_parallel_workers_per_gather = 0 SET jit = off AS $$
DECLARE
    is_phrase boolean := loose::text <> exact::text;
    partition regclass;
    found int := 0;
    seen int := 0;
    hit record;
    conditions text := format('%I @@ $1 AND published_at <= statement_timestamp()', vector);
BEGIN
    IF first_day IS NOT NULL THEN conditions := conditions || ' AND day >= $5'; END IF;
    IF last_day IS NOT NULL THEN conditions := conditions || ' AND day <= $6'; END IF;
    IF cardinality(without) > 0 THEN
        conditions := conditions || ' AND article_id <> ALL ($9)';
    END IF;
    IF key_at IS NOT NULL THEN
        conditions := conditions || format(' AND (published_at, id) %s ($7, $8)',
            CASE WHEN forward THEN '>' ELSE '<' END);
    END IF;
    FOR partition IN
        SELECT inhrelid FROM (
            SELECT inhrelid, substring(inhrelid::regclass::text FROM '[0-9]+$')::int AS y
            FROM pg_inherits WHERE inhparent = documents
        ) AS partitions
        WHERE y BETWEEN coalesce(date_part('year', first_day) - 1, y)
                AND coalesce(date_part('year', last_day) + 1, y)
            AND CASE WHEN key_at IS NULL THEN true
                WHEN forward THEN y >= date_part('year', key_at AT TIME ZONE 'UTC')
                ELSE y <= date_part('year', key_at AT TIME ZONE 'UTC') END
        ORDER BY CASE WHEN forward THEN y ELSE -y END
    LOOP
        FOR hit IN EXECUTE format(
            'WITH candidates AS MATERIALIZED (
                SELECT id, published_at, day, language, filed, words, %1$I AS vector
                FROM %2$s WHERE %3$s ORDER BY published_at %4$s, id %4$s LIMIT $4
            )
            SELECT id, published_at, day, filed, matches, CASE WHEN matches AND $3 IS NOT NULL
                THEN coalesce(ts_rank(words, ($3 ->> language)::tsquery, 1), 0) ELSE 0 END AS rank
            FROM candidates, LATERAL (SELECT %5$s AS matches OFFSET 0) AS checked',
            vector, partition, conditions,
            CASE WHEN forward THEN 'ASC' ELSE 'DESC' END,
            CASE WHEN is_phrase THEN 'vector @@ $2' ELSE 'true' END
        ) USING loose, exact, ranks,
            CASE WHEN is_phrase THEN budget - seen ELSE wanted - found END,
            first_day, last_day, key_at, key_id, without
        LOOP
            seen := seen + 1;
            IF hit.matches THEN
                id := hit.id; published_at := hit.published_at; day := hit.day;
                filed := hit.filed; rank := hit.rank;
                RETURN NEXT;
                found := found + 1;
                IF found >= wanted THEN RETURN; END IF;
            END IF;
        END LOOP;
        IF is_phrase AND seen >= budget THEN
            id := NULL;
            RETURN NEXT;
            RETURN;
        END IF;
    END LOOP;
END $$;
"""
NO_WALK = """
DROP FUNCTION search_walk;
DROP FUNCTION search_partition;
"""


def create_extensions(apps, schema_editor):
    for name in EXTENSIONS:
        try:
            with transaction.atomic():
                schema_editor.execute(f"CREATE EXTENSION IF NOT EXISTS {name}")
        except DatabaseError as error:
            reason = " ".join(str(error).split()) + "."
            raise CommandError(REFUSED.format(name=name, reason=reason)) from error


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_fronts_and_originals")]

    operations = [
        migrations.RunPython(create_extensions, migrations.RunPython.noop),
        migrations.RunSQL(CONFIGURATIONS, NO_CONFIGURATIONS),
        migrations.RunSQL(CONFIGURATION_OF, "DROP FUNCTION search_configuration(text);"),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(DOCUMENTS, "DROP TABLE articles_articledocument")
            ],
            state_operations=[
                migrations.CreateModel(
                    name="ArticleDocument",
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
                        ("heading", django.contrib.postgres.search.SearchVectorField()),
                    ],
                    options={
                        "default_permissions": (),
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fastupdate=False, fields=["words"], name="article_words"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fastupdate=False, fields=["heading"], name="article_heading"
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.CreateModel(
            name="SearchLanguage",
            fields=[
                ("tag", models.CharField(max_length=35, primary_key=True, serialize=False)),
            ],
            options={"default_permissions": ()},
        ),
        migrations.CreateModel(
            name="LexiconWord",
            fields=[
                ("word", models.TextField(primary_key=True, serialize=False)),
                ("documents", models.PositiveIntegerField()),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GistIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.Lower("word"), name="gist_trgm_ops"
                        ),
                        name="lexicon_nearest",
                    )
                ],
            },
        ),
        migrations.RunSQL(PARTITIONS + WALK, NO_WALK),
    ]

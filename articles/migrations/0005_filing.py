"""Filings: where published pieces stand under topics and authors, kept by triggers."""

import articles.models.alphabet
import django.db.models.deletion
from django.db import migrations, models

# Lower case without accents; unaccent() itself may not stand in an index.
INDEX_KEY = r"""
CREATE FUNCTION index_key(slug text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(regexp_replace(normalize(slug, NFKD), E'[\u0300-\u036f]', '', 'g'));
"""

# Rows go with what they belong to, whoever deletes it.
REFERENCES = """
ALTER TABLE articles_filing
    ADD FOREIGN KEY (article_id) REFERENCES articles_article ON DELETE CASCADE,
    ADD FOREIGN KEY (topic_id) REFERENCES articles_topic ON DELETE CASCADE,
    ADD FOREIGN KEY (author_id) REFERENCES articles_author ON DELETE CASCADE;
"""

FILING = """
CREATE FUNCTION filings_of(pieces bigint[]) RETURNS TABLE (
    article_id bigint, topic_id bigint, author_id bigint,
    published_at timestamptz, published_precision text, published_on date
) LANGUAGE sql STABLE AS $$
    SELECT a.id, f.topic_id, f.author_id, a.published_at, a.published_precision, a.published_on
    FROM articles_article AS a CROSS JOIN LATERAL (
        SELECT t.topic_id, NULL::bigint FROM articles_article_topics AS t
        WHERE t.article_id = a.id
        UNION
        SELECT NULL, b.author_id FROM articles_byline AS b WHERE b.article_id = a.id
    ) AS f (topic_id, author_id)
    WHERE a.status = 'published' AND (pieces IS NULL OR a.id = ANY (pieces))
$$;

CREATE FUNCTION file_articles(pieces bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- One at a time for each piece, so that neither of two misses what the other adds.
    PERFORM 1 FROM articles_article WHERE id = ANY (pieces) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM articles_filing WHERE article_id = ANY (pieces);
    INSERT INTO articles_filing
        (article_id, topic_id, author_id, published_at, published_precision, published_on)
    SELECT * FROM filings_of(pieces);
END $$;

CREATE FUNCTION file_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM file_articles(ARRAY[NEW.id]);
    RETURN NULL;
END $$;
CREATE TRIGGER file_article AFTER UPDATE ON articles_article FOR EACH ROW
    WHEN ((OLD.status, OLD.published_at, OLD.published_precision, OLD.published_on)
        IS DISTINCT FROM (NEW.status, NEW.published_at, NEW.published_precision, NEW.published_on))
    EXECUTE FUNCTION file_article();

CREATE FUNCTION file_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM file_articles(ARRAY(SELECT DISTINCT article_id FROM later));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM file_articles(ARRAY(SELECT DISTINCT article_id FROM former));
    ELSE
        PERFORM file_articles(ARRAY(
            SELECT article_id FROM former UNION SELECT article_id FROM later));
    END IF;
    RETURN NULL;
END $$;
"""
TRIGGERS = """
CREATE TRIGGER file_added AFTER INSERT ON {table} REFERENCING NEW TABLE AS later
    FOR EACH STATEMENT EXECUTE FUNCTION file_again();
CREATE TRIGGER file_removed AFTER DELETE ON {table} REFERENCING OLD TABLE AS former
    FOR EACH STATEMENT EXECUTE FUNCTION file_again();
CREATE TRIGGER file_changed AFTER UPDATE ON {table}
    REFERENCING OLD TABLE AS former NEW TABLE AS later
    FOR EACH STATEMENT EXECUTE FUNCTION file_again();
"""
TABLES = ("articles_article_topics", "articles_byline")
WHAT_STANDS_ALREADY = """
INSERT INTO articles_filing
    (article_id, topic_id, author_id, published_at, published_precision, published_on)
SELECT * FROM filings_of(NULL);
"""
UNDONE = """
DROP TRIGGER file_article ON articles_article;
DROP TRIGGER file_added ON articles_byline;
DROP TRIGGER file_removed ON articles_byline;
DROP TRIGGER file_changed ON articles_byline;
DROP TRIGGER file_added ON articles_article_topics;
DROP TRIGGER file_removed ON articles_article_topics;
DROP TRIGGER file_changed ON articles_article_topics;
DROP FUNCTION file_again, file_article, file_articles, filings_of;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0004_search'),
    ]

    operations = [
        migrations.RunSQL(INDEX_KEY, "DROP FUNCTION index_key"),
        migrations.CreateModel(
            name='Filing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('published_at', models.DateTimeField()),
                ('published_precision', models.CharField(max_length=5)),
                ('published_on', models.DateField()),
            ],
        ),
        migrations.RemoveIndex(
            model_name='article',
            name='article_published',
        ),
        migrations.RemoveIndex(
            model_name='article',
            name='article_published_day',
        ),
        migrations.RemoveIndex(
            model_name='article',
            name='article_of_publication',
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.OrderBy(models.F('published_at'), descending=True), models.F('published_precision'), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('status', 'published')), name='article_published'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('status', 'published')), fields=['published_on', 'published_precision'], include=('published_at',), name='article_published_day'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.F('publication'), models.OrderBy(models.F('published_at'), descending=True), models.F('published_precision'), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('status', 'published')), include=('published_on',), name='article_of_publication'),
        ),
        migrations.AddIndex(
            model_name='author',
            index=models.Index(articles.models.alphabet.IndexKey('slug'), models.F('slug'), name='author_in_index'),
        ),
        migrations.AddIndex(
            model_name='collection',
            index=models.Index(articles.models.alphabet.IndexKey('slug'), models.F('slug'), name='collection_in_index'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(articles.models.alphabet.IndexKey('slug'), models.F('slug'), name='publication_in_index'),
        ),
        migrations.AddIndex(
            model_name='topic',
            index=models.Index(articles.models.alphabet.IndexKey('slug'), models.F('slug'), name='topic_in_index'),
        ),
        migrations.AddField(
            model_name='filing',
            name='article',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='filings', to='articles.article'),
        ),
        migrations.AddField(
            model_name='filing',
            name='author',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='filings', to='articles.author'),
        ),
        migrations.AddField(
            model_name='filing',
            name='topic',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='filings', to='articles.topic'),
        ),
        migrations.AddIndex(
            model_name='filing',
            index=models.Index(models.F('topic'), models.OrderBy(models.F('published_at'), descending=True), models.F('published_precision'), models.OrderBy(models.F('article'), descending=True), condition=models.Q(('topic__isnull', False)), include=('published_on',), name='filing_of_topic'),
        ),
        migrations.AddIndex(
            model_name='filing',
            index=models.Index(models.F('author'), models.OrderBy(models.F('published_at'), descending=True), models.F('published_precision'), models.OrderBy(models.F('article'), descending=True), condition=models.Q(('author__isnull', False)), include=('published_on',), name='filing_of_author'),
        ),
        migrations.AddConstraint(
            model_name='filing',
            constraint=models.CheckConstraint(condition=models.Q(('topic__isnull', True), ('author__isnull', True), _connector='XOR'), name='filing_under_one'),
        ),
        migrations.RunSQL(
            [
                REFERENCES,
                FILING,
                *(TRIGGERS.format(table=table) for table in TABLES),
                WHAT_STANDS_ALREADY,
            ],
            UNDONE,
        ),
    ]

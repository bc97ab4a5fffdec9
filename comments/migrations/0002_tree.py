"""What the database itself holds true of a thread's tree, and of the moderators' record.

- ``comment_label(id)``: the six characters of ``comments.labels.label``.
- A path ends in the labels of the parent and the comment, and is as long as its depth says.
- A parent is in the same article (a foreign key of two columns).
- Moderation events are added and never changed.
"""

from django.db import migrations

LABEL = """
CREATE FUNCTION comment_label(id bigint) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN substr({alphabet}, (id >> 30 & 63)::int + 1, 1)
    || substr({alphabet}, (id >> 24 & 63)::int + 1, 1)
    || substr({alphabet}, (id >> 18 & 63)::int + 1, 1)
    || substr({alphabet}, (id >> 12 & 63)::int + 1, 1)
    || substr({alphabet}, (id >> 6 & 63)::int + 1, 1)
    || substr({alphabet}, (id & 63)::int + 1, 1);
""".format(alphabet="'-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'")

PATHS = """
ALTER TABLE comments_comment
    ADD CONSTRAINT comment_path_from_ids CHECK (
        id BETWEEN 1 AND 68719476735
        AND length(path) = 6 * (depth + 1)
        AND right(path, 6) = comment_label(id)
        AND (parent_id IS NULL OR left(right(path, 12), 6) = comment_label(parent_id))
    ),
    ADD CONSTRAINT comment_parent_in_article FOREIGN KEY (article_id, parent_id)
        REFERENCES comments_comment (article_id, id) DEFERRABLE INITIALLY DEFERRED;
"""

APPEND_ONLY = """
CREATE FUNCTION moderation_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The record of moderation is only ever added to.'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER moderation_append_only BEFORE UPDATE OR DELETE ON comments_moderationevent
    FOR EACH ROW EXECUTE FUNCTION moderation_is_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("comments", "0001_initial")]

    operations = [
        migrations.RunSQL(LABEL, "DROP FUNCTION comment_label(bigint);"),
        migrations.RunSQL(
            PATHS,
            "ALTER TABLE comments_comment DROP CONSTRAINT comment_path_from_ids, "
            "DROP CONSTRAINT comment_parent_in_article;",
        ),
        migrations.RunSQL(
            APPEND_ONLY,
            "DROP TRIGGER moderation_append_only ON comments_moderationevent; "
            "DROP FUNCTION moderation_is_append_only();",
        ),
    ]

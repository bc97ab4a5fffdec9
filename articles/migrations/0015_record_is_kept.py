"""The public record is added to and never changed or emptied: the database says so to everybody."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION public_record_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The public record is kept: rows of % are only ever added.', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
# ALWAYS: also where a session says that it only repeats what another server did.
TRIGGERS = """
CREATE TRIGGER record_kept BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION public_record_is_kept();
CREATE TRIGGER record_not_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION public_record_is_kept();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER record_kept;
ALTER TABLE {table} ENABLE ALWAYS TRIGGER record_not_emptied;
"""
# Corrections have a trigger of their own against change.
CORRECTIONS = """
CREATE TRIGGER record_not_emptied BEFORE TRUNCATE ON articles_correction
    FOR EACH STATEMENT EXECUTE FUNCTION public_record_is_kept();
ALTER TABLE articles_correction ENABLE ALWAYS TRIGGER record_not_emptied;
ALTER TABLE articles_correction ENABLE ALWAYS TRIGGER corrections_append_only;
"""
TABLES = (
    "articles_edition",
    "articles_collectionedition",
    "articles_seal",
    "articles_activity",
)
KEPT = [FUNCTION, *(TRIGGERS.format(table=table) for table in TABLES), CORRECTIONS]
FREE = """
ALTER TABLE articles_correction ENABLE TRIGGER corrections_append_only;
DROP FUNCTION public_record_is_kept() CASCADE;
"""


class Migration(migrations.Migration):

    dependencies = [("articles", "0014_acts_of_many")]

    operations = [migrations.RunSQL(KEPT, FREE)]

"""The conversation: readers, reports, notices, screening, closings of every kind, acts to undo."""

import archive.lib.markup.field
import datetime
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import uuid
from django.conf import settings
from django.db import migrations, models


APPEARED = """
UPDATE comments_comment SET appeared_at = coalesce(posted_at, created_at) WHERE visible
"""

# The trigger that keeps the record as it is has to look away once. Each of the former events is an
# act of its own: as one, they would be taken back together.
FORMER = """
ALTER TABLE comments_moderationevent DISABLE TRIGGER moderation_append_only;
UPDATE comments_moderationevent SET act = gen_random_uuid(),
    before = CASE WHEN former_status = '' THEN '{}'
        ELSE jsonb_build_object('status', former_status) END,
    after = CASE verb
        WHEN 'approve' THEN '{"status": "published"}'::jsonb
        WHEN 'hold' THEN '{"status": "held"}'
        WHEN 'remove' THEN '{"status": "removed"}'
        WHEN 'spam' THEN '{"status": "spam"}'
        ELSE '{}' END;
ALTER TABLE comments_moderationevent ENABLE TRIGGER moderation_append_only;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0007_author_login'),
        ('comments', '0003_search'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Ban',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('name', 'name'), ('email', 'e-mail'), ('network', 'network')], max_length=10, verbose_name='kind')),
                ('value', models.CharField(max_length=320)),
                ('shown', models.CharField(max_length=320)),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('made_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('lifted_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'ban',
                'verbose_name_plural': 'bans',
                'ordering': ('-id',),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CheckSetting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=30, unique=True)),
                ('is_on', models.BooleanField(default=True, verbose_name='on')),
                ('number', models.PositiveIntegerField(blank=True, null=True, verbose_name='limit')),
                ('changed_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ClosingRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('age', 'days after publication'), ('silence', 'days without a new comment'), ('comments', 'comments in the thread'), ('reports', 'reports within an hour')], max_length=10, verbose_name='kind')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('reason', models.CharField(blank=True, help_text='Readers see it under the thread.', max_length=300, verbose_name='reason')),
                ('made_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ('id',),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CommentEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('author_name', models.CharField(blank=True, max_length=200)),
                ('website', models.URLField(blank=True, max_length=500)),
                ('body', models.TextField()),
                ('body_html', archive.lib.markup.field.StoredHTMLField(editable=False)),
                ('cause', models.CharField(choices=[('author', 'edited by its author'), ('edit', 'edited by a moderator'), ('redaction', 'a passage redacted by a moderator'), ('undo', 'a change undone')], max_length=10)),
                ('replaced_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'ordering': ('comment', 'number'),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Handling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('sending', 'sending'), ('sent', 'sent'), ('failed', 'failed'), ('dropped', 'dropped')], default='waiting', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('due_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('sent_at', models.DateTimeField(null=True)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Origin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=32)),
                ('network', models.CharField(max_length=32)),
                ('outcome', models.CharField(choices=[('published', 'published'), ('held', 'held'), ('refused', 'refused')], max_length=10)),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Reader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='confirmed')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
            ],
            options={
                'verbose_name': 'reader',
                'verbose_name_plural': 'readers',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('abuse', 'It insults or threatens somebody'), ('hatred', 'It spreads hatred against a group'), ('private', 'It tells something private about somebody'), ('illegal', 'It is against the law'), ('spam', 'It is advertising or spam'), ('topic', 'It has nothing to do with the piece'), ('other', 'Something else')], max_length=10, verbose_name='reason')),
                ('words', models.TextField(blank=True, verbose_name='in your words')),
                ('address', models.CharField(blank=True, max_length=32)),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('settled_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ('id',),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Subscription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pace', models.CharField(choices=[('immediate', 'at once'), ('daily', 'once a day')], default='immediate', max_length=10)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='WordRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=200, verbose_name='word or phrase')),
                ('kind', models.CharField(choices=[('blocked', 'blocked: the comment is refused'), ('suspect', 'suspect: the comment is held')], default='suspect', max_length=10, verbose_name='kind')),
                ('is_whole', models.BooleanField(default=True, help_text='So that “press” leaves “WordPress” alone.', verbose_name='whole words only')),
                ('added_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'ordering': ('words',),
                'default_permissions': (),
            },
        ),
        migrations.AlterModelOptions(
            name='comment',
            options={'ordering': ('article', 'path'), 'permissions': [('moderate_comment', 'Can moderate comments'), ('direct_comment', 'Can set rules, ban, close the site and read the whole log')], 'verbose_name': 'comment', 'verbose_name_plural': 'comments'},
        ),
        migrations.AlterModelOptions(
            name='moderationevent',
            options={'default_permissions': (), 'ordering': ('-id',), 'verbose_name': 'moderation event', 'verbose_name_plural': 'moderation events'},
        ),
        migrations.RemoveConstraint(
            model_name='closure',
            name='closure_one_in_force',
        ),
        migrations.RemoveConstraint(
            model_name='comment',
            name='comment_status_known',
        ),
        migrations.RemoveConstraint(
            model_name='comment',
            name='comment_removal_says_by_whom',
        ),
        migrations.RemoveConstraint(
            model_name='moderationevent',
            name='moderation_verb_known',
        ),
        migrations.RemoveIndex(
            model_name='comment',
            name='comment_hiding',
        ),
        migrations.AddField(
            model_name='closure',
            name='kind',
            field=models.CharField(choices=[('closed', 'closed'), ('open', 'kept open')], default='closed', editable=False, max_length=10),
        ),
        migrations.AddField(
            model_name='closure',
            name='topic',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.topic'),
        ),
        migrations.AddField(
            model_name='comment',
            name='appeared_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='comment',
            name='edited_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='comment',
            name='edited_by',
            field=models.CharField(blank=True, choices=[('author', 'its author'), ('moderator', 'a moderator')], db_default='', editable=False, max_length=10),
        ),
        migrations.AddField(
            model_name='comment',
            name='edition_number',
            field=models.PositiveIntegerField(db_default=0, editable=False),
        ),
        migrations.AddField(
            model_name='comment',
            name='mark',
            field=models.CharField(blank=True, choices=[('moderator', 'moderator'), ('author', 'author of the piece')], db_default='', editable=False, max_length=10),
        ),
        migrations.AddField(
            model_name='comment',
            name='posted_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='comment',
            name='reasons',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), db_default=models.Value([], output_field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), size=None)), default=list, editable=False, size=None),
        ),
        migrations.AddField(
            model_name='comment',
            name='submission',
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name='moderationevent',
            name='act',
            field=models.UUIDField(default=uuid.uuid4),
        ),
        migrations.AddField(
            model_name='moderationevent',
            name='after',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='moderationevent',
            name='before',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='moderationevent',
            name='reasons',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), default=list, size=None),
        ),
        migrations.AddField(
            model_name='moderationevent',
            name='undoes',
            field=models.UUIDField(null=True),
        ),
        migrations.AlterField(
            model_name='closure',
            name='article',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='closures', to='articles.article'),
        ),
        migrations.AlterField(
            model_name='comment',
            name='author_name',
            field=models.CharField(blank=True, max_length=200, verbose_name='name'),
        ),
        migrations.AlterField(
            model_name='comment',
            name='removed_by',
            field=models.CharField(blank=True, choices=[('moderator', 'a moderator'), ('head', 'a head moderator'), ('author', 'its author'), ('source', 'the site it came from')], editable=False, max_length=10),
        ),
        migrations.AlterField(
            model_name='comment',
            name='status',
            field=models.CharField(choices=[('published', 'published'), ('held', 'held'), ('removed', 'removed'), ('spam', 'spam'), ('withdrawn', 'withdrawn')], default='held', max_length=10, verbose_name='status'),
        ),
        migrations.AlterField(
            model_name='moderationevent',
            name='actor',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='moderationevent',
            name='article',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.article'),
        ),
        migrations.AlterField(
            model_name='moderationevent',
            name='verb',
            field=models.CharField(choices=[('approve', 'approved'), ('hold', 'held'), ('remove', 'removed'), ('spam', 'marked as spam'), ('redact', 'redacted'), ('edit', 'edited'), ('move', 'moved'), ('close', 'closed'), ('reopen', 'reopened'), ('settle', 'reports settled'), ('ban', 'banned'), ('lift', 'ban lifted'), ('rule', 'rule changed'), ('undo', 'undone'), ('screen', 'screened'), ('refuse', 'refused'), ('confirm', 'published once its author was confirmed'), ('revise', 'edited by its author'), ('withdraw', 'removed by its author'), ('erase', 'author’s details erased')], max_length=10),
        ),
        migrations.AddIndex(
            model_name='moderationevent',
            index=models.Index(models.F('actor'), models.OrderBy(models.F('id'), descending=True), name='moderation_of_actor'),
        ),
        migrations.AddIndex(
            model_name='moderationevent',
            index=models.Index(models.F('act'), name='moderation_of_act'),
        ),
        migrations.AddIndex(
            model_name='moderationevent',
            index=models.Index(models.OrderBy(models.F('id'), descending=True), condition=models.Q(('verb__in', ['screen', 'refuse']), _negated=True), name='moderation_acts'),
        ),
        migrations.AddConstraint(
            model_name='moderationevent',
            constraint=models.CheckConstraint(condition=models.Q(('verb__in', ['approve', 'hold', 'remove', 'spam', 'redact', 'edit', 'move', 'close', 'reopen', 'settle', 'ban', 'lift', 'rule', 'undo', 'screen', 'refuse', 'confirm', 'revise', 'withdraw', 'erase'])), name='moderation_verb_known'),
        ),
        migrations.AddConstraint(
            model_name='moderationevent',
            constraint=models.CheckConstraint(condition=models.Q(('undoes__isnull', True), ('verb', 'undo'), _connector='OR'), name='moderation_undo_says_what'),
        ),
        migrations.AddConstraint(
            model_name='moderationevent',
            constraint=models.UniqueConstraint(condition=models.Q(('undoes__isnull', False)), fields=('undoes', 'comment', 'article'), name='moderation_undone_once', nulls_distinct=False),
        ),
        migrations.AddField(
            model_name='ban',
            name='lifted_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='ban',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='checksetting',
            name='changed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='closingrule',
            name='ended_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='closingrule',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='closingrule',
            name='topic',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='articles.topic'),
        ),
        migrations.AddField(
            model_name='closure',
            name='rule',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='comments.closingrule'),
        ),
        migrations.AddIndex(
            model_name='closure',
            index=models.Index(models.F('topic'), condition=models.Q(('article__isnull', True), ('reopened_at__isnull', True)), name='closure_of_many'),
        ),
        migrations.AddConstraint(
            model_name='closure',
            constraint=models.UniqueConstraint(condition=models.Q(('reopened_at__isnull', True)), fields=('article', 'topic', 'branch'), name='closure_one_in_force', nulls_distinct=False, violation_error_message='This is closed already.'),
        ),
        migrations.AddConstraint(
            model_name='closure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('article__isnull', True), ('branch__isnull', True)), models.Q(('article__isnull', False), ('topic__isnull', True)), _connector='OR'), name='closure_one_place'),
        ),
        migrations.AddConstraint(
            model_name='closure',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'closed'), models.Q(('article__isnull', False), ('branch__isnull', True), ('kind', 'open')), _connector='OR'), name='closure_open_is_of_a_thread'),
        ),
        migrations.AddField(
            model_name='commentedition',
            name='comment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='editions', to='comments.comment'),
        ),
        migrations.AddField(
            model_name='commentedition',
            name='replaced_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='handling',
            name='comment',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='handling', to='comments.comment'),
        ),
        migrations.AddField(
            model_name='handling',
            name='moderator',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='notice',
            name='comment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='comments.comment'),
        ),
        migrations.AddField(
            model_name='origin',
            name='comment',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, to='comments.comment'),
        ),
        migrations.AddConstraint(
            model_name='reader',
            constraint=models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='reader_email_is_lower'),
        ),
        migrations.AddField(
            model_name='notice',
            name='reader',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='comments.reader'),
        ),
        migrations.AddField(
            model_name='comment',
            name='reader',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='comments', to='comments.reader'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(models.F('article'), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('visible', True)), name='comment_newest_of_thread'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(models.F('article'), models.F('appeared_at'), condition=models.Q(('visible', True)), name='comment_appeared'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(models.F('author_name'), models.OrderBy(models.F('id'), descending=True), name='comment_of_name'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(models.F('email'), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('email', ''), _negated=True), name='comment_of_email'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('status', 'held')), fields=['reasons'], name='comment_held_for'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(models.F('article'), models.F('path'), condition=models.Q(('status__in', ('held', 'spam', 'withdrawn'))), name='comment_hiding'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['published', 'held', 'removed', 'spam', 'withdrawn'])), name='comment_status_known'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('removed_by__in', ['moderator', 'head', 'author', 'source']), ('status', 'removed')), models.Q(models.Q(('status', 'removed'), _negated=True), ('removal_reason', ''), ('removed_by', '')), _connector='OR'), name='comment_removal_says_by_whom'),
        ),
        migrations.RunSQL(APPEARED, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('visible', False), ('appeared_at__isnull', False), _connector='OR'), name='comment_visible_has_appeared'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('mark', ''), models.Q(('mark__in', ['moderator', 'author']), ('posted_by__isnull', False)), _connector='OR'), name='comment_mark_is_of_staff'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('edited_at__isnull', True), ('edited_by', '')), models.Q(('edited_at__isnull', False), ('edited_by__in', ['author', 'moderator'])), _connector='OR'), name='comment_edit_says_by_whom'),
        ),
        migrations.AddField(
            model_name='report',
            name='comment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='comments.comment'),
        ),
        migrations.AddField(
            model_name='report',
            name='reader',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='comments.reader'),
        ),
        migrations.AddField(
            model_name='report',
            name='settled_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='subscription',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.article'),
        ),
        migrations.AddField(
            model_name='subscription',
            name='comment',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='comments.comment'),
        ),
        migrations.AddField(
            model_name='subscription',
            name='reader',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='subscriptions', to='comments.reader'),
        ),
        migrations.AddField(
            model_name='notice',
            name='subscription',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='comments.subscription'),
        ),
        migrations.AddField(
            model_name='wordrule',
            name='added_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='ban',
            constraint=models.UniqueConstraint(condition=models.Q(('lifted_at__isnull', True)), fields=('kind', 'value'), name='ban_one_in_force', violation_error_message='This is banned already.'),
        ),
        migrations.AddConstraint(
            model_name='ban',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['name', 'email', 'network']), models.Q(('value', ''), _negated=True)), name='ban_names_somebody'),
        ),
        migrations.AddConstraint(
            model_name='ban',
            constraint=models.CheckConstraint(condition=models.Q(('lifted_by__isnull', True), ('lifted_at__isnull', False), _connector='OR'), name='ban_lifted_has_time'),
        ),
        migrations.AddConstraint(
            model_name='ban',
            constraint=models.CheckConstraint(condition=models.Q(('until__range', (datetime.datetime(1500, 1, 2, 0, 0, tzinfo=datetime.timezone.utc), datetime.datetime(2999, 12, 30, 23, 59, 59, 999999, tzinfo=datetime.timezone.utc)))), name='ban_end_possible'),
        ),
        migrations.AddConstraint(
            model_name='closingrule',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('kind', 'topic'), name='closing_rule_one_in_force', nulls_distinct=False, violation_error_message='There is such a rule already: change that one.'),
        ),
        migrations.AddConstraint(
            model_name='closingrule',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['age', 'silence', 'comments', 'reports']), ('number__gte', 1), ('number__lte', 100000)), name='closing_rule_possible'),
        ),
        migrations.AddConstraint(
            model_name='commentedition',
            constraint=models.UniqueConstraint(fields=('comment', 'number'), name='comment_edition_number_unique'),
        ),
        migrations.AddConstraint(
            model_name='commentedition',
            constraint=models.CheckConstraint(condition=models.Q(('cause__in', ['author', 'edit', 'redaction', 'undo'])), name='comment_edition_cause_known'),
        ),
        migrations.AddIndex(
            model_name='origin',
            index=models.Index(fields=['address', 'at'], name='origin_of_address'),
        ),
        migrations.AddIndex(
            model_name='origin',
            index=models.Index(fields=['network', 'at'], name='origin_of_network'),
        ),
        migrations.AddIndex(
            model_name='origin',
            index=models.Index(models.F('at'), name='origin_by_age'),
        ),
        migrations.AddConstraint(
            model_name='origin',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['published', 'held', 'refused'])), name='origin_outcome_known'),
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(models.F('comment'), condition=models.Q(('settled_at__isnull', True)), name='report_unsettled'),
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(models.F('at'), name='report_by_age'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(condition=models.Q(('address', ''), _negated=True), fields=('comment', 'address'), name='report_once_from_an_address'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['abuse', 'hatred', 'private', 'illegal', 'spam', 'topic', 'other'])), name='report_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('settled_by__isnull', True), ('settled_at__isnull', False), _connector='OR'), name='report_settled_has_time'),
        ),
        migrations.AddIndex(
            model_name='subscription',
            index=models.Index(models.F('article'), condition=models.Q(('ended_at__isnull', True)), name='subscription_of_thread'),
        ),
        migrations.AddConstraint(
            model_name='subscription',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('reader', 'article', 'comment'), name='subscription_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='subscription',
            constraint=models.CheckConstraint(condition=models.Q(('pace__in', ['immediate', 'daily'])), name='subscription_pace_known'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(models.F('due_at'), condition=models.Q(('state', 'waiting')), name='notice_waiting'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(fields=('reader', 'comment'), name='notice_once'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sending', 'sent', 'failed', 'dropped'])), name='notice_state_known'),
        ),
        migrations.AddConstraint(
            model_name='wordrule',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('words'), name='word_rule_once', violation_error_message='This is in the list already.'),
        ),
        migrations.AddConstraint(
            model_name='wordrule',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['blocked', 'suspect']), models.Q(('words', ''), _negated=True)), name='word_rule_kind_known'),
        ),
        migrations.RunSQL(FORMER, migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name='moderationevent',
            name='former_status',
        ),
    ]

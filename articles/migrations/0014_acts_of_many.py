"""Acts that change many pieces: what was chosen, what is done to it, how far it has come."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0013_links_and_former_addresses'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BulkAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('chosen_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('pieces', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('verb', models.CharField(blank=True, choices=[('', 'not decided yet'), ('retag', 'other topics'), ('change_publication', 'another publication'), ('collect', 'into a collection'), ('undo', 'undone')], default='', max_length=20)),
                ('wish', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('chosen', 'not begun'), ('waiting', 'waits'), ('running', 'under way'), ('done', 'done'), ('failed', 'failed')], default='chosen', max_length=10)),
                ('reached', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('left_out', models.JSONField(default=dict)),
                ('ended_at', models.DateTimeField(null=True)),
                ('trouble', models.TextField(blank=True)),
            ],
            options={
                'verbose_name': 'change of many pieces',
                'verbose_name_plural': 'changes of many pieces',
                'ordering': ('-id',),
                'default_permissions': (),
            },
        ),
        migrations.RemoveIndex(
            model_name='activity',
            name='activity_of_actor',
        ),
        migrations.AddField(
            model_name='activity',
            name='is_part',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(models.OrderBy(models.F('id'), descending=True), condition=models.Q(('is_part', False)), name='activity_newest'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(models.F('actor'), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('is_part', False)), name='activity_newest_of_actor'),
        ),
        migrations.AddField(
            model_name='bulkact',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='bulkact',
            index=models.Index(condition=models.Q(('state', 'chosen')), fields=['chosen_at'], name='bulk_not_begun'),
        ),
        migrations.AddConstraint(
            model_name='bulkact',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['chosen', 'waiting', 'running', 'done', 'failed'])), name='bulk_state_known'),
        ),
        migrations.AddConstraint(
            model_name='bulkact',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'chosen'), models.Q(('verb', ''), _negated=True), _connector='OR'), name='bulk_begun_is_decided'),
        ),
    ]

"""A state of links that editors give, copies chosen by hand, and collections' former addresses."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0012_draft_zero'),
    ]

    operations = [
        migrations.CreateModel(
            name='CollectionAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name='slug')),
            ],
            options={
                'verbose_name': 'former address',
                'verbose_name_plural': 'former addresses',
            },
        ),
        migrations.RemoveConstraint(
            model_name='link',
            name='link_state_known',
        ),
        migrations.RemoveIndex(
            model_name='link',
            name='link_to_check',
        ),
        migrations.AddField(
            model_name='link',
            name='copy_by_hand',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='link',
            name='archived_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='copied'),
        ),
        migrations.AlterField(
            model_name='link',
            name='archived_url',
            field=models.TextField(blank=True, verbose_name='archived copy'),
        ),
        migrations.AlterField(
            model_name='link',
            name='state',
            field=models.CharField(choices=[('unknown', 'not looked at yet'), ('alive', 'alive'), ('troubled', 'did not answer'), ('dead', 'dead'), ('refused', 'not looked at'), ('fine', 'fine, says an editor')], default='unknown', max_length=10, verbose_name='state'),
        ),
        migrations.AddIndex(
            model_name='link',
            index=models.Index(condition=models.Q(('state__in', ['refused', 'fine']), _negated=True), fields=['check_at'], name='link_due'),
        ),
        migrations.AddIndex(
            model_name='link',
            index=models.Index(fields=['host'], name='link_host'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['unknown', 'alive', 'troubled', 'dead', 'refused', 'fine'])), name='link_state_known'),
        ),
        migrations.AddField(
            model_name='collectionalias',
            name='collection',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='articles.collection'),
        ),
    ]

"""An index for what editors search their list of pieces for."""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0017_draft_waiting'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='activity',
            options={'default_permissions': (), 'ordering': ('-id',), 'verbose_name': 'activity', 'verbose_name_plural': 'activity'},
        ),
        migrations.AddIndex(
            model_name='article',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper(django.db.models.functions.text.Concat(models.F('title'), models.Value('\n'), models.F('dek'), models.Value('\n'), models.F('slug'), output_field=models.TextField())), name='gin_trgm_ops'), name='article_found_by_editors'),
        ),
    ]

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "comments"
    verbose_name = _("Readers' comments")

    def ready(self) -> None:
        from articles.admin.start import register_panel
        from articles.copies.record import register_part
        from articles.importing.sink import register_thread_sink
        from articles.merging import register_follower
        from comments.desk.panel import threads_to_look_at
        from comments.importing import take_thread
        from comments.moderation.following import follow_topic
        from comments.record import describe_thread

        register_thread_sink(take_thread)
        register_follower(follow_topic)
        register_part("comments", describe_thread)
        register_panel("threads", threads_to_look_at)

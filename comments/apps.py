from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "comments"
    verbose_name = "Readers' comments"

    def ready(self) -> None:
        from articles.copies.record import register_part
        from articles.importing.sink import register_thread_sink
        from comments.importing import take_thread
        from comments.record import describe_thread

        register_thread_sink(take_thread)
        register_part("comments", describe_thread)

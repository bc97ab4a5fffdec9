from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "comments"
    verbose_name = "Readers' comments"

    def ready(self) -> None:
        from articles.importing.sink import register_thread_sink
        from comments.importing import take_thread

        register_thread_sink(take_thread)

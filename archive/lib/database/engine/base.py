"""Django's PostgreSQL backend with the two things the archive adds to it.

Servers older than PostgreSQL 15 are refused, and where the settings say EMBEDDED, the embedded
server is started before the first connection.
"""

from typing import Any

from django.db.backends.postgresql import base, features

from archive.lib.database.embedded import Embedded


class DatabaseFeatures(features.DatabaseFeatures):
    minimum_database_version = (15,)


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection; with the embedded server, also one that somebody stopped in between."""
        place = self.settings_dict.get("EMBEDDED")
        if not place:
            return super().get_new_connection(conn_params)
        server = Embedded(**place)
        try:
            return super().get_new_connection({**conn_params, "host": server.join()})
        except self.Database.OperationalError:
            if server.is_running():
                raise
        return super().get_new_connection({**conn_params, "host": server.join(again=True)})

"""Django's PostgreSQL backend with the two things the archive adds to it.

Servers older than PostgreSQL 15 are refused, and where the settings say EMBEDDED, the embedded
server is started before the first connection.
"""

from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql import base, client, features

from archive.lib.database.cluster import program
from archive.lib.database.embedded import Embedded
from archive.lib.database.trouble import DatabaseTrouble, unreachable


class DatabaseFeatures(features.DatabaseFeatures):
    minimum_database_version = (15,)


class DatabaseClient(client.DatabaseClient):
    def runshell(self, parameters: Iterable[str]) -> None:
        """`manage.py dbshell`: with the embedded server, by the psql that came with it."""
        if place := self.connection.settings_dict.get("EMBEDDED"):
            self.connection.settings_dict["HOST"] = Embedded(**place).join()
            self.executable_name = program("psql")
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
    client_class = DatabaseClient

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection; with the embedded server, also after somebody stopped it in between.

        Raises DatabaseTrouble, an OperationalError of one sentence.
        """
        place = self.settings_dict.get("EMBEDDED")
        if not place:
            return self.open("The database of DATABASE_URL", conn_params)
        server = Embedded(**place)
        try:
            return self.open("The database", {**conn_params, "host": server.join()})
        except DatabaseTrouble:
            if server.is_running():
                raise
        return self.open("The database", {**conn_params, "host": server.join(again=True)})

    def open(self, name: str, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except (self.Database.OperationalError, self.Database.ProgrammingError) as mistake:
            raise unreachable(name, str(mistake)) from mistake

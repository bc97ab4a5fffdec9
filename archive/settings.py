"""The archive's settings. Nothing has to be set; what the environment sets is read strictly.

archive/checks.py reports values that can be read but cannot be meant.
"""

import warnings
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from archive.lib import env
from archive.lib.database import database_settings
from archive.lib.mail import host_of, mail_server
from archive.lib.media import storage_settings
from archive.lib.secret import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.path("DATA_DIR", BASE_DIR / "var")

# The site

SITE_NAME = env.text("SITE_NAME", "The Backfile")
SITE_URL = env.text("SITE_URL", "http://127.0.0.1:8000")
DEBUG = env.boolean("DJANGO_DEBUG", False)
SECRET_KEY = env.text("SECRET_KEY") or secret_key(DATA_DIR)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])

# The interface's languages. The site's own has the plain addresses: /topics/, and /es/topics/.
LANGUAGES = [("en", "English"), ("es", "Español")]
LANGUAGE_CODE = env.choice("SITE_LANGUAGE", "en", among=dict(LANGUAGES))
TIME_ZONE = env.time_zone("TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "archive.formats"
LOCALE_PATHS = [BASE_DIR / "locale"]

# What it is made of

INSTALLED_APPS = [
    "archive",
    "comments",
    "articles",
    "archive.newsroom.NewsroomConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.middleware.RevocableMiddleware",
    "archive.middleware.LanguageMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "archive.middleware.NulMiddleware",
    "archive.middleware.SizeMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "articles.middleware.DueMiddleware",
    "articles.middleware.OldAddressMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOADERS = ["archive.lib.lean_templates.Loader", "django.template.loaders.app_directories.Loader"]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", LOADERS)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "archive.context.site",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "jinja"],
        "OPTIONS": {"environment": "archive.jinja.environment"},
    },
]

# Forms take a bare host as https, as Django 6 will; Django 5.2 warns of the setting that says so.
warnings.filterwarnings("ignore", "The FORMS_URLFIELD_ASSUME_HTTPS transitional setting")
FORMS_URLFIELD_ASSUME_HTTPS = True

# Where it keeps things

DATABASES = {
    "default": database_settings(
        url=env.text("DATABASE_URL"),
        folder=DATA_DIR,
        fsync=env.boolean("POSTGRES_FSYNC", True),
        keep=not DEBUG,  # runserver has a thread for every request
    ),
}

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
# s3://bucket/prefix?endpoint=…&region=…&public=… keeps pictures in a bucket instead.
STORAGES = {
    "default": storage_settings(env.text("MEDIA_STORAGE")),
    "staticfiles": {"BACKEND": "archive.lib.static_files.LeanFiles"},
}

# Where feeds announce that they changed (WebSub): the addresses of hubs. None, and nothing is sent.
WEBSUB_HUBS = env.words("WEBSUB_HUBS", [])

# E-mails to readers. Without MAIL_URL they are kept as files instead of being sent.
MAIL = mail_server(env.text("MAIL_URL"))
MAIL_FOLDER = DATA_DIR / "mail"
MAIL_FROM = env.text("MAIL_FROM", f"noreply@{host_of(SITE_URL)}")
EMAIL_BACKEND = "archive.lib.mail.folder.EmailBackend"
EMAIL_TIMEOUT = 20  # seconds for each answer of the mail server
if MAIL is not None:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starttls, MAIL.tls

# Forms of a piece that cost much to make (PDF, Markdown), under the digest of what they came from.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "copies": {
        "BACKEND": "archive.lib.cached_files.CachedFiles",
        "LOCATION": DATA_DIR / "copies",
        "TIMEOUT": 90 * 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Milliseconds that one statement of a search may take.
SEARCH_TIME_LIMIT = env.integer("SEARCH_TIME_LIMIT", 500, least=50, most=60_000)
# And one of a page of the desk, which moderators narrow down as they like.
DESK_TIME_LIMIT = 5_000

# Links to other sites: how many are looked at in an hour, and what stands before an address to ask
# an archive for its copy (a TimeGate of Memento, RFC 7089). 0, or none: nobody is asked.
LINK_CHECKS = env.integer("LINK_CHECKS", 600, most=3600)
LINK_ARCHIVE = env.text("LINK_ARCHIVE", "https://web.archive.org/web/").removeprefix("none")

# How it is served: each web thread keeps one connection, so workers times threads bounds them.

WEB_WORKERS = env.integer("WEB_WORKERS", 2, least=1, most=64)
WEB_THREADS = env.integer("WEB_THREADS", 4, least=1, most=64)

# What comes with readers' comments: where they came from is kept as keyed hashes, for some days.

# Proxies whose X-Forwarded-For is believed: addresses or networks. Nobody else's ever is.
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")
ORIGINS_KEPT_DAYS = env.integer("ORIGINS_KEPT_DAYS", 30, least=1, most=3650)
# A service that is asked about each new comment, and the secret that signs the question.
SCREENING_WEBHOOK = env.text("SCREENING_WEBHOOK")
SCREENING_WEBHOOK_SECRET = env.text("SCREENING_WEBHOOK_SECRET")

# What it guards against

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "https:", "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        # Players that a reader asks for (static/js/embeds.js); nothing loads from them before.
        "frame-src": [
            "https://www.youtube-nocookie.com",
            "https://player.vimeo.com",
            "https://platform.twitter.com",
        ],
    },
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
# Readers' forms come back with all that was typed; the token is asked for all the same.
CSRF_FAILURE_VIEW = "comments.views.stale.stale_form"
X_FRAME_OPTIONS = "DENY"

# Bytes of a form. A text has 2,000,000 characters at most (archive/lib/markup/article.py), each up
# to twelve bytes as browsers write it; nobody but who writes pieces sends so much.
DATA_UPLOAD_MAX_MEMORY_SIZE = 25_000_000
LARGEST_OTHER_FORM = 2_500_000
# With files. Above that of a picture (articles/imaging/reading.py), so that most who send one that
# is too large are told what to do about it.
LARGEST_UPLOAD = 100_000_000

# BEHIND_HTTPS=1 says that a proxy ends TLS and sets X-Forwarded-Proto on every request itself.
BEHIND_HTTPS = env.boolean("BEHIND_HTTPS", False)
if BEHIND_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [SITE_URL]

# What it says: to stderr, and never an e-mail address or an IP address.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "archive.lib.log_lines.DiscreetFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        },
        "sentence": {"()": "archive.lib.log_lines.DiscreetFormatter", "format": "%(message)s"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "operator": {"class": "logging.StreamHandler", "formatter": "sentence"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Not a line for every address that a crawler makes up.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "archive": {"handlers": ["operator"], "level": "INFO", "propagate": False},
    },
}

"""Every setting, read once from the environment. README.md names the ones an operator sets."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
INSECURE_KEY = "insecure-key-for-a-demo-on-this-machine-only"

env = environ.Env()

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", INSECURE_KEY if DEBUG else "")
if not DEBUG and (len(SECRET_KEY) < 50 or SECRET_KEY.startswith("insecure")):
    raise ImproperlyConfigured(
        "Set SECRET_KEY to at least 50 random characters, or set DEBUG=1 on a machine that holds no real case."
    )
# Return and invitation codes are kept only as HMAC under this key, so a stolen database opens no case.
CODE_KEY = env.str("CODE_KEY", SECRET_KEY)

# The demo: a bar that sets date and time, and a sign-in by one click. Neither may exist beside real cases.
DEMO_CLOCK = env.bool("DEMO_CLOCK", False)
DEMO_SIGN_IN = env.bool("DEMO_SIGN_IN", False)
if not DEBUG and (DEMO_CLOCK or DEMO_SIGN_IN):
    raise ImproperlyConfigured("DEMO_CLOCK and DEMO_SIGN_IN are refused while DEBUG is off.")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"] if DEBUG else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# How many proxies of ours stand before the application: the client's address is counted from the right.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)

INSTALLED_APPS = [
    "ccb_ethics.apps.BoardAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "guardian",
    "csp",
    "code_of_ethics",
    "people",
    "record",
    "complaints",
    "hearings",
    "sanctions",
    "ccb_ethics",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ccb_ethics.middleware.NoWayBack",
    "ccb_ethics.middleware.PrivatePages",
]

# The public pages alone, as a process of their own under a database role that reads no case (docs/deploy.md).
PUBLIC_SITE = env.bool("PUBLIC_SITE", False)
ROOT_URLCONF = "ccb_ethics.public_urls" if PUBLIC_SITE else "ccb_ethics.urls"
WSGI_APPLICATION = "ccb_ethics.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ccb_ethics.context.site",
            ],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", f"sqlite:///{VAR_DIR / 'ccb.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: SQLite ignores select_for_update, so the write lock is taken when the transaction begins.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
if PUBLIC_SITE and DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
    raise ImproperlyConfigured("PUBLIC_SITE needs PostgreSQL: only there is a role that cannot read cases.")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "complaints.seats.SeatBackend",
    "django.contrib.auth.backends.ModelBackend",
    "guardian.backends.ObjectPermissionBackend",
]
ANONYMOUS_USER_NAME = None  # guardian would add a row to the user table
GUARDIAN_MONKEY_PATCH_USER = False
LOGIN_URL = "people:sign-in"
LOGIN_REDIRECT_URL = "complaints:desk"
LOGOUT_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = "America/New_York"  # deadlines are dates in this zone, whoever looks

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
# Uploads lie outside everything a web server serves; a view that asks `seats` hands them out.
PRIVATE_FILES = Path(env.str("PRIVATE_FILES", str(VAR_DIR / "files")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PRIVATE_FILES}},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_PERMISSIONS = 0o600

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://" if DEBUG else "smtp://localhost:25")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "CCB Office <office@example.org>")  # neutral: names no complaint

# The virus scanner: a path of a Unix socket of clamd, or host:port. Blank: files are kept, and told as not scanned.
CLAMD = env.str("CLAMD", "")

# Where a hurried reader lands after "Leave this page".
EXIT_ADDRESS = env.str("EXIT_ADDRESS", "https://www.weather.gov/")
# The address people reach this site by; links in e-mail begin with it.
SITE_ADDRESS = env.str("SITE_ADDRESS", "http://127.0.0.1:8000")
BOARD_NAME = env.str("BOARD_NAME", "Connecticut Certification Board")
BOARD_PHONE = env.str("BOARD_PHONE", "203-555-0100")
BOARD_EMAIL = env.str("BOARD_EMAIL", "office@example.org")
BOARD_ADDRESS = env.str("BOARD_ADDRESS", "Connecticut Certification Board, Ethics Office, Connecticut")

if PUBLIC_SITE:
    # Nobody signs in there. A cookie of another name: that of the whole site, on the same host, is left alone.
    SESSION_ENGINE, SESSION_COOKIE_NAME = "django.contrib.sessions.backends.signed_cookies", "public_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 8
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", not DEBUG)
SECURE_HSTS_SECONDS = 0 if DEBUG else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.bool("BEHIND_TLS_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its check marks with data: images
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

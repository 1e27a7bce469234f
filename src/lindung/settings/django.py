"""Django's settings, made from the environment; no default secret exists."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from lindung.settings.database import postgresql_settings, sqlite_settings
from lindung.settings.environment import read_environment
from lindung.settings.single_sign_on import read_single_sign_on

ENVIRONMENT = read_environment()
SINGLE_SIGN_ON = read_single_sign_on(ENVIRONMENT.oidc_path) if ENVIRONMENT.oidc_path else None
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = ENVIRONMENT.secret_key()
DEBUG = ENVIRONMENT.is_debug
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)

INSTALLED_APPS = [
    "lindung.opendata",
    "lindung.registry",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "allauth.socialaccount",
    # it loads a client of HTTP into every command: only where an office signs in by its own provider
    *(["allauth.socialaccount.providers.openid_connect"] if SINGLE_SIGN_ON else []),
]
MIDDLEWARE = [
    "lindung.web.operation.middleware.OperationMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "lindung.web.shared.permissions_policy.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "lindung.web.shared.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "lindung.web.shared.upload_limit.UploadLimitMiddleware",
    "lindung.web.office.bound_rows.BoundRowsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "lindung.web.shared.readable_text.ReadableTextMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lindung.web.office.reader.ReaderMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "lindung.web.urls"
WSGI_APPLICATION = "lindung.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "lindung.web.shared.jinja.environment",
            "context_processors": ["lindung.web.shared.page.shared_context"],
        },
    }
]

DATABASES = {
    "default": postgresql_settings(ENVIRONMENT.database_url)
    if ENVIRONMENT.database_url
    else sqlite_settings(ENVIRONMENT.database_path)
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "registry.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("login_name", "full_name", "office")}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]  # fmt: skip
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_ADAPTER = "lindung.web.office.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login_name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "overview"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "20/m/ip,5/5m/key"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ALLAUTH_TRUSTED_PROXY_COUNT = int(ENVIRONMENT.is_https)  # tries are counted by reader, not by proxy
SOCIALACCOUNT_ADAPTER = "lindung.web.office.accounts.single_sign_on.SingleSignOnAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [SINGLE_SIGN_ON.as_app()] if SINGLE_SIGN_ON else []}}
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_ADAPTER = "lindung.web.office.accounts.second_step.SecondStepAdapter"
MFA_TOTP_ISSUER = "Lindung"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_NAME = "sesi"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = ENVIRONMENT.is_https
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "registry_cache"},
    "open_data": {  # answers of releases, which never change; a few megabytes in each process
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "open_data",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesia")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "bahasa"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
STATIC_ROOT = ENVIRONMENT.data_directory / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *(SINGLE_SIGN_ON.origins if SINGLE_SIGN_ON else ())],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = ENVIRONMENT.is_https
LANGUAGE_COOKIE_SECURE = ENVIRONMENT.is_https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.is_https else None
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.is_https else 0
CSRF_FAILURE_VIEW = "lindung.web.shared.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "lindung.web.operation.log_lines.PlainLines"},
        "json": {"()": "lindung.web.operation.log_lines.JsonLines"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": ENVIRONMENT.log_format}},
    "loggers": {"lindung.request": {"level": "INFO" if ENVIRONMENT.log_format == "json" else "WARNING"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

"""Django's settings for tests: a data directory of their own, whatever the machine's environment says."""

import os
import tempfile

os.environ["LINDUNG_DATA"] = tempfile.mkdtemp(prefix="lindung-tests-")
for name in ("LINDUNG_HOSTS", "LINDUNG_DEBUG", "LINDUNG_BAHASA", "LINDUNG_HTTPS", "LINDUNG_KEYS", "LINDUNG_LOG",
             "LINDUNG_MONITOR", "LINDUNG_OIDC"):  # fmt: skip
    os.environ.pop(name, None)

from lindung.settings.django import *  # noqa: E402, F403 - the environment comes first, and settings are all names

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests sign in often; Argon2 is slow on purpose
INSTALLED_APPS = [*INSTALLED_APPS, "allauth.socialaccount.providers.openid_connect"]  # noqa: F405 - as above

"""What the library of the second step asks of Lindung: secrets stored encrypted, the picture within the page."""

import base64
from hashlib import sha256
from typing import Final

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings

_PURPOSE: Final = b"lindung second step:"


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library is not typed
    """Keep the keys of authenticators under this installation's secret, so that a copy of the database tells none."""

    def encrypt(self, text: str) -> str:
        """Encrypt a secret before it is stored."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a stored secret."""
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """Draw the picture that a phone reads, without the head of a file of its own."""
        drawn: str = super().build_totp_svg(url)
        return drawn[drawn.index("<svg") :]


def _fernet() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(sha256(_PURPOSE + settings.SECRET_KEY.encode()).digest()))

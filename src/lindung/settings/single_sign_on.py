"""Single sign-on with the office's own provider (OpenID Connect), from a file that nobody else reads."""

import stat
import tomllib
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from lindung.settings.environment import SettingError
from lindung.vocabulary.language import Words

PROVIDER: Final = "sso"
"""By which name addresses and links of accounts call the provider; there is one."""

_NAMES: Final = frozenset({"name", "issuer", "client_id", "client_secret", "origins"})
_WANTED: Final = _NAMES - {"origins"}
_OTHERS: Final = stat.S_IRWXO


@dataclass(frozen=True)
class SingleSignOn:
    """One provider.

    Attributes:
        name: As people call it.
        issuer: Its address, as it says itself.
        client_id: Name of this installation there.
        client_secret: Secret of this installation there; never shown.
        origins: Where a browser is sent to sign in.
    """

    name: str
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    origins: tuple[str, ...]

    def as_app(self) -> dict[str, Any]:  # Any: the library's own form
        """Describe it to the library of signing in; only the identifier of a person is asked for."""
        return {
            "provider_id": PROVIDER,
            "name": self.name,
            "client_id": self.client_id,
            "secret": self.client_secret,
            "settings": {"server_url": self.issuer, "scope": ["openid"], "oauth_pkce_enabled": True},
        }


def read_single_sign_on(path: Path) -> SingleSignOn:
    """Read the file that ``LINDUNG_OIDC`` names; SettingError says what is wrong with it, never what is in it."""
    try:
        mode, said = path.stat().st_mode, tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise _wrong(path, "tidak dapat dibaca sebagai TOML", "cannot be read as TOML") from None
    if mode & _OTHERS:
        raise _wrong(path, "dapat dibaca semua orang; jalankan chmod o=", "can be read by everybody; run chmod o=")
    if not _WANTED <= said.keys() <= _NAMES or not all(said[name] and isinstance(said[name], str) for name in _WANTED):
        names = ", ".join(sorted(_WANTED))
        raise _wrong(path, f"harus berisi {names}", f"must hold {names}")
    origins = (_origin(said["issuer"]), *map(_origin, said.get("origins", [])))
    if None in origins:
        raise _wrong(path, "memerlukan alamat https", "needs addresses with https")
    return SingleSignOn(
        name=said["name"], issuer=said["issuer"].rstrip("/"), client_id=said["client_id"],
        client_secret=said["client_secret"], origins=tuple(str(origin) for origin in origins),
    )  # fmt: skip


def _origin(address: str) -> str | None:
    """Return scheme and host of an address; None unless it is https, or this machine for trying things out."""
    parts = urlsplit(address)
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname))):
        return None
    return f"{parts.scheme}://{parts.netloc}"


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _wrong(path: Path, indonesian: str, english: str) -> SettingError:
    return SettingError(Words(f"{path} (LINDUNG_OIDC) {indonesian}.", f"{path} (LINDUNG_OIDC) {english}."))

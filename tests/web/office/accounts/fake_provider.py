"""A provider of single sign-on on this machine, for tests: it says whoever it was told to say."""

import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt

CLIENT, SECRET = "lindung", "rahasia-uji"


@dataclass
class Provider:
    """What it says, and what it was asked."""

    issuer: str = ""
    subject: str = "orang-1"
    audience: str = CLIENT
    code: str = "kode-uji"
    challenge: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)

    def remember(self, authorize_url: str) -> str:
        """Take the browser's visit and return the state that it carries."""
        told = {name: values[0] for name, values in parse_qs(urlsplit(authorize_url).query).items()}
        self.asked.append(told)
        self.challenge = told["code_challenge"]
        return told["state"]

    def discovery(self) -> dict[str, Any]:
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "who"}
        return {
            "issuer": self.issuer,
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            **{name: f"{self.issuer}/{place}" for name, place in places.items()},
        }

    def token(self, form: dict[str, list[str]]) -> dict[str, Any] | None:
        """Give a token for the code, to whoever proves to be who began."""
        proof = urlsafe_b64encode(sha256(form["code_verifier"][0].encode()).digest()).rstrip(b"=").decode()
        if form["code"][0] != self.code or proof != self.challenge:
            return None
        now = int(time.time())
        said = {"iss": self.issuer, "sub": self.subject, "aud": self.audience, "iat": now, "exp": now + 60}
        return {"access_token": "akses", "token_type": "Bearer", "id_token": jwt.encode(said, "k" * 32, "HS256")}

    def who(self) -> dict[str, str]:
        return {"sub": self.subject, "name": "Nama Rekaan", "email": "petugas@contoh.test"}


@contextmanager
def provider() -> Iterator[Provider]:
    """Run one until the end of the block."""
    told = Provider()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pages = {"/.well-known/openid-configuration": told.discovery, "/who": told.who}
            self._say(pages[self.path]())

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self._say(told.token(form))

        def _say(self, said: dict[str, Any] | None) -> None:
            body = json.dumps(said or {"error": "invalid_grant"}).encode()
            self.send_response(200 if said else 400)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    told.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

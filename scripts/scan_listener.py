"""A listener on loopback that the scanner's payloads point at: whoever asks it was led to ask elsewhere."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

RESULTS: Final = "/get_"
"""With this the scanner itself asks what was seen."""


@dataclass
class Listener:
    """Who asked.

    Attributes:
        address: Where it listens.
        asked: The paths that were asked for, but for the scanner's own questions.
    """

    address: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Listener]:
    """Listen until the scan is over."""
    listener = Listener("")

    class Note(BaseHTTPRequestHandler):
        """Answers everybody with nothing, and notes it."""

        def do_GET(self) -> None:
            """Note who asks."""
            if not self.path.startswith(RESULTS):
                listener.asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  the name is the base class's
            """Write nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Note)
    listener.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield listener
    finally:
        server.shutdown()
        server.server_close()

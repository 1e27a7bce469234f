"""Run Wapiti so that it can reach this machine and nothing else; all arguments are Wapiti's own.

    .venv-peers/scan/bin/python scripts/fenced_wapiti.py --url http://127.0.0.1:8000/ ...

It runs in the scanner's environment. Every connection and every question for a name that leads elsewhere is refused
before it is made, whatever a module, an update or a report of a fault would like to ask.
"""

import sys
from ipaddress import ip_address
from typing import Any, Final

NAMES: Final = {"localhost"}


def main() -> None:
    """Build the fence, then start Wapiti."""
    sys.addaudithook(fence)
    from wapitiCore.main.wapiti import wapiti_asyncio_wrapper

    wapiti_asyncio_wrapper()


def fence(event: str, arguments: tuple[Any, ...]) -> None:  # Any: each event has arguments of its own
    """Refuse what would leave this machine."""
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        host = arguments[1][0] if event == "socket.sendto" else arguments[0]
    else:
        return
    if not is_here(str(host)):
        message = f"refused to leave this machine: {event}"
        print(message, flush=True)
        raise OSError(message)


def is_here(host: str) -> bool:
    """Whether a name or an address means this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host in NAMES


if __name__ == "__main__":
    main()

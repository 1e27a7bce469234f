"""`lindung serve`: the dashboard on this machine."""

import os
import socket
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from lindung.cli.clock import now
from lindung.cli.page_server import become_page_server
from lindung.cli.room import room
from lindung.cli.serving_lock import serving
from lindung.cli.speech import complain, refuse, say
from lindung.cli.store import LOCK_FILE, alone, open_store
from lindung.settings.environment import Environment, read_environment
from lindung.vocabulary.language import Words

LOOPBACK = ("127.0.0.1", "localhost")
PORTS_TRIED = 20
MOST_WORKERS = 4

Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="Nomor port. / Port number.")]
Host = Annotated[str, typer.Option("--host", help="Alamat jaringan. / Network address.")]
ExactPort = Annotated[
    bool, typer.Option("--exact-port", "--port-ini", help="Bukan port lain bila terpakai. / No other port if taken.")
]
Workers = Annotated[
    int | None, typer.Option("--workers", min=1, max=MOST_WORKERS, help="Jumlah proses. / Number of processes.")
]

NoQueue = Annotated[
    bool, typer.Option("--no-queue", "--tanpa-antrean", help="Antrean dikerjakan di tempat lain. / Queue elsewhere.")
]

app = room()


@app.command()
def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    exact_port: ExactPort = False,
    workers: Workers = None,
    *,
    no_queue: NoQueue = False,
) -> None:
    """Sajikan dasbor di komputer ini. / Serve the dashboard on this machine.

    Contoh / Example: lindung serve --port 8080
    """
    environment = read_environment()
    _refuse_open_doors(host, environment)
    open_store()
    tried = 1 if exact_port else PORTS_TRIED
    serve_pages(environment, host=host, port=port, workers=workers, ports_tried=tried, with_queue=not no_queue)


def serve_pages(
    environment: Environment, *, host: str, port: int, workers: int | None = None, ports_tried: int = PORTS_TRIED,
    with_queue: bool = True,
) -> NoReturn:  # fmt: skip
    """Collect the static files when they changed, say the address, and become the server until stopped."""
    with serving(environment):
        with alone(environment.data_directory / LOCK_FILE):
            _collect_static_files(environment)
        _tidy()
    free = _free_port(host, port, ports_tried)
    say(Words(f"Dasbor: http://{host}:{free}/  (Ctrl-C untuk berhenti)", f"Dashboard: http://{host}:{free}/  (Ctrl-C)"))
    become_page_server(host=host, port=free, workers=workers or min(2, os.cpu_count() or 1), with_queue=with_queue)


def _tidy() -> None:
    """Remove what a killed run left, workbooks with names of people among it."""
    from lindung.registry.snapshots.vault import office_vault
    from lindung.workflows.deliveries.tidy import tidy

    tidy(office_vault(), now())


def _refuse_open_doors(host: str, environment: Environment) -> None:
    if host not in LOOPBACK and not environment.answers_elsewhere:
        refuse(
            Words(
                f"Alamat {host} membuka dasbor untuk jaringan. Atur dulu LINDUNG_HOSTS dengan nama yang dipakai "
                "pengunjung, misalnya LINDUNG_HOSTS=dasbor.kantor.local.",
                f"The address {host} opens the dashboard to the network. First set LINDUNG_HOSTS to the name that "
                "visitors use, for instance LINDUNG_HOSTS=dashboard.office.local.",
            )
        )


def _free_port(host: str, wanted: int, tried: int) -> int:
    ports = range(wanted, min(wanted + tried, 65536))
    found = next((port for port in ports if _is_free(host, port)), None)
    if found is None:
        refuse(
            Words(
                f"Port {ports[0]} sampai {ports[-1]} tidak dapat dipakai di {host}. Pilih yang lain dengan --port.",
                f"Ports {ports[0]} to {ports[-1]} cannot be used on {host}. Choose another with --port.",
            )
        )
    if found != wanted:
        complain(Words(f"Port {wanted} sedang dipakai; memakai {found}.", f"Port {wanted} is taken; using {found}."))
    return found


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _collect_static_files(environment: Environment) -> None:
    """Copy, hash and compress the static files, unless the last copy was made of the same ones."""
    from django.conf import settings
    from django.core.management import call_command

    seen = environment.data_directory / "static.seen"
    present = _fingerprint([Path(directory) for directory in settings.STATICFILES_DIRS])
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists() and seen.exists() and seen.read_text(encoding="ascii") == present:
        return
    complain(Words("Menyiapkan berkas tampilan ...", "Preparing the page files ..."))
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    seen.write_text(present, encoding="ascii")


def _fingerprint(directories: list[Path]) -> str:
    """Digest of names, sizes and times of all files below."""
    from hashlib import sha256

    files = sorted(path for directory in directories for path in directory.rglob("*") if path.is_file())
    stats = "\n".join(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files)
    return sha256(stats.encode()).hexdigest()

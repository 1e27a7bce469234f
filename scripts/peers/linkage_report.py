"""The one line that a peer of the linkage prints when it has written its links."""

import json
from importlib.metadata import version
from pathlib import Path


def tell(peer: str, distribution: str, seconds: float, links: int) -> None:
    """Print what was run, how long it took without imports, and the peak memory of this process."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / 1e6
    told = {"peer": peer, "version": version(distribution), "links": links}
    print(json.dumps({**told, "run_s": round(seconds, 3), "peak_mb": round(peak, 1)}))

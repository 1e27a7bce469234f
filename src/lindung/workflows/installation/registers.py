"""The registers: whether their key file is there and private, and whether every manifest is as it was written."""

import stat
from datetime import datetime, timedelta

from lindung.registry.models import Delivery
from lindung.registry.snapshots.faults import RegisterError
from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.manifest import MANIFEST_FILE, manifest_of
from lindung.registry.snapshots.vault import Vault
from lindung.settings.environment import Environment
from lindung.vocabulary.delivery_state import DeliveryState
from lindung.workflows.installation.directory import OTHERS
from lindung.workflows.installation.finding import Finding, fail, ok, warn

_RUNNING = [state for state in DeliveryState if state.is_running]
_SILENT_AFTER = timedelta(minutes=5)


def examine_registers(environment: Environment) -> Finding:
    """Look at keys and manifests; `lindung registers verify` looks at the rows of one register."""
    vault = Vault(environment.data_directory, KeyRing(environment.key_path))
    directories = [path.parent for path in vault.registers.glob(f"*/*/[!.]*/{MANIFEST_FILE}")]
    if not environment.key_path.exists():
        return _without_key(environment, len(directories))
    if stat.S_IMODE(environment.key_path.stat().st_mode) & OTHERS:
        return fail(
            "registers",
            f"{environment.key_path} dapat dibaca pengguna lain. Jalankan: chmod 600 {environment.key_path}",
            f"{environment.key_path} can be read by others. Run: chmod 600 {environment.key_path}",
        )
    try:
        manifests = [manifest_of(directory) for directory in directories]
        for key_id in {manifest.seal.key_id for manifest in manifests}:
            vault.keys.with_id(key_id)
    except RegisterError as error:
        return fail("registers", error.words.id, error.words.en)
    changed = [one.snapshot_id for one in manifests if one.computed_checksum() != one.checksum]
    if changed:
        return fail(
            "registers",
            f"Manifes {changed[0]} diubah sesudah disimpan. Pulihkan dari cadangan.",
            f"The manifest of {changed[0]} was changed after it was stored. Restore it from a backup.",
        )
    rows = sum(manifest.rows for manifest in manifests)
    return ok(
        "registers",
        f"{len(manifests)} register, {rows} baris, semua kunci ada. Cadangkan {environment.key_path} terpisah.",
        f"{len(manifests)} registers, {rows} rows, every key is there. Back up {environment.key_path} apart.",
    )


def examine_deliveries(now: datetime) -> Finding:
    """Look for work that stopped half-way."""
    stalled = Delivery.objects.filter(state__in=_RUNNING, beat_at__lt=now - _SILENT_AFTER)
    failed = Delivery.objects.filter(state=DeliveryState.FAILED).count()
    first = stalled.first()
    if first is not None:
        return warn(
            "deliveries",
            f"{stalled.count()} kiriman terhenti. Lanjutkan: lindung intake work {first.public_id}",
            f"{stalled.count()} deliveries stopped half-way. Go on: lindung intake work {first.public_id}",
        )
    total = Delivery.objects.count()
    return ok("deliveries", f"{total} kiriman, {failed} gagal.", f"{total} deliveries, {failed} failed.")


def _without_key(environment: Environment, registers: int) -> Finding:
    if registers:
        return fail(
            "registers",
            f"{environment.key_path} hilang: {registers} register tidak dapat dibaca. Pulihkan dari cadangan; jangan "
            "membuat kunci baru.",
            f"{environment.key_path} is missing: {registers} registers cannot be read. Restore it from a backup; do "
            "not make a new one.",
        )
    return ok("registers", "Belum ada register.", "No register yet.")

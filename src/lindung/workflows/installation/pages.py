"""The pages' own files: fonts and the collected static files."""

from pathlib import Path

from django.conf import settings

from lindung.workflows.installation.finding import Finding, fail, ok, warn


def examine_fonts() -> Finding:
    """Look for the typeface that the pages bring along; the system's own fonts are not needed."""
    fonts = sorted(path.name for directory in settings.STATICFILES_DIRS for path in Path(directory).rglob("*.woff2"))
    if not fonts:
        return fail(
            "fonts",
            "Berkas huruf tidak ada dalam paket. Pasang ulang Lindung.",
            "The typeface is missing from the package. Install Lindung again.",
        )
    return ok("fonts", f"Huruf halaman: {', '.join(fonts)}.", f"Typeface of the pages: {', '.join(fonts)}.")


def examine_static_files() -> Finding:
    """Look whether the page files were collected for serving."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return warn(
            "static",
            "Berkas tampilan belum disiapkan; `lindung serve` menyiapkannya.",
            "The page files are not prepared yet; `lindung serve` prepares them.",
        )
    count = sum(1 for path in manifest.parent.rglob("*") if path.is_file())
    return ok("static", f"{count} berkas tampilan siap.", f"{count} page files ready.")

"""Names of the rows that hold no person."""

from lindung.vocabulary.language import Words

PASSED_OVER = {
    "titles": Words("judul", "titles"),
    "headers": Words("judul kolom", "headers"),
    "sections": Words("nama desa sebagai judul", "names of villages as titles"),
    "totals": Words("jumlah dan tanda tangan", "totals and signatures"),
    "empty": Words("kosong", "empty"),
    "filled_down": Words("sel gabungan diisi ke bawah", "merged cells filled down"),
    "error_cells": Words("sel rumus yang galat", "cells with an error"),
    "ragged": Words("baris dengan jumlah sel berbeda", "rows with another number of cells"),
}
"""What was no data row (and cells that were completed), as doors say it."""

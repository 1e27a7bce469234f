"""Words of the clinic's pages for codes that workflows and engines hand over."""

from lindung.vocabulary.language import Words
from lindung.workflows.deliveries.plain import DateOrder, DeliveryState

STEP_OF = {
    DeliveryState.RECEIVING: 1,
    DeliveryState.RECEIVED: 2,
    DeliveryState.CHECKING: 3,
    DeliveryState.CHECKED: 3,
    DeliveryState.FAILED: 3,
    DeliveryState.REFUSED: 3,
    DeliveryState.IMPORTING: 4,
    DeliveryState.IMPORTED: 5,
    DeliveryState.UNDONE: 4,
}
LOOK_OF = {
    DeliveryState.CHECKED: "near",
    DeliveryState.IMPORTED: "above",
    DeliveryState.REFUSED: "behind",
    DeliveryState.UNDONE: "behind",
    DeliveryState.FAILED: "behind",
}
STAGES = {
    "": Words("Menunggu giliran", "Waiting for its turn"),
    "upload": Words("Mengunggah", "Uploading"),
    "read": Words("Membaca berkas", "Reading the file"),
    "check": Words("Memeriksa baris", "Checking rows"),
    "save": Words("Menyimpan baris", "Saving rows"),
}
HOW_MAPPED = {
    "exact": Words("sama persis", "exactly the same"),
    "synonym": Words("istilah yang dikenal", "a known wording"),
    "similar": Words("mirip", "similar"),
    "given": Words("dipilih Anda", "chosen by you"),
    "ignored": Words("dilewati profil ini", "left out by this profile"),
    "unmapped": Words("tidak dikenali", "not recognised"),
}
DATE_ORDERS = {
    DateOrder.FLAG: Words("tandai untuk ditanyakan", "flag it, to be asked"),
    DateOrder.DAY_FIRST: Words("hari dulu: 5 Desember", "day first: 5 December"),
    DateOrder.MONTH_FIRST: Words("bulan dulu: 12 Mei", "month first: 12 May"),
}
SEVERITIES = {
    "repair": Words("Perlu diperbaiki", "To repair"),
    "ineligible": Words("Tidak memenuhi syarat", "Not eligible"),
    "review": Words("Catatan pada baris yang siap disimpan", "Notes on rows that are ready"),
}
SEVERITY_HINTS = {
    "repair": Words(
        "Baris ini kembali ke desa atau pengirim; setelah diperbaiki, hanya baris itu yang diperiksa lagi.",
        "These rows go back to the village or the sender; once repaired, only those rows are checked again.",
    ),
    "ineligible": Words(
        "Menurut aturan skema, baris ini belum dapat masuk. Orang yang memutuskan: sebab dapat dikesampingkan dengan "
        "alasan.",
        "By the rules of the scheme these rows cannot enter yet. A person decides: a reason can be set aside, saying "
        "why.",
    ),
    "review": Words("Baris ini tetap masuk; lihat sebelum menyimpan.", "These rows still enter; look before saving."),
}

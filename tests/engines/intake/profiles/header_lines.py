"""Header lines of files that offices hold, as the reference of users, files and words lists them."""

OPENSID = (
    "alamat", "dusun", "rw", "rt", "nama", "no_kk", "nik", "sex", "tempatlahir", "tanggallahir", "agama_id",
    "pendidikan_kk_id", "pendidikan_sedang_id", "pekerjaan_id", "status_kawin", "kk_level", "warganegara_id",
    "nama_ayah", "nama_ibu", "golongan_darah_id", "akta_lahir", "dokumen_pasport", "tanggal_akhir_paspor",
    "dokumen_kitas", "ayah_nik", "ibu_nik", "akta_perkawinan", "tanggalperkawinan", "akta_perceraian",
    "tanggalperceraian", "cacat_id", "cara_kb_id", "hamil", "ktp_el", "status_rekam", "alamat_sekarang",
)  # fmt: skip
P3KE = (
    "No", "ID Keluarga P3KE", "Provinsi", "Kabupaten/Kota", "Kecamatan", "Desa/Kelurahan", "Kode Kemdagri",
    "Desil Kesejahteraan", "Alamat", "ID Individu", "Nama", "NIK", "Padan Dukcapil", "Jenis Kelamin",
    "Hubungan dengan Kepala Keluarga", "Tanggal Lahir", "Status Kawin", "Pekerjaan", "Pendidikan", "Usia < 7 Tahun",
    "Usia 7-12 Tahun", "Usia 13-15 Tahun", "Usia 16-18 Tahun", "Usia 19-21 Tahun", "Usia 22-59 Tahun",
    "Usia 60+ Tahun", "Penerima BPNT", "Penerima BPUM", "Penerima BST", "Penerima PKH", "Penerima SEMBAKO",
    "Resiko Stunting",
)  # fmt: skip
_SEASON = (
    "Komoditas {}", "Luas Lahan (Ha) {}", "Pupuk Urea (Kg) {}", "Pupuk NPK (Kg) {}", "Pupuk NPK Formula (Kg) {}",
    "Pupuk Organik (Kg) {}",
)  # fmt: skip
E_RDKK = (
    "Nama Penyuluh", "Kode Desa", "Kode Kios Pengecer", "Nama Kios Pengecer", "Gapoktan", "Nama Poktan",
    "Nama Petani", "KTP", "Tempat Lahir", "Tanggal Lahir", "Nama Ibu Kandung", "Alamat", "Subsektor",
    *(text.format(season) for season in ("MT1", "MT2", "MT3") for text in _SEASON),
)  # fmt: skip
PAYROLL = (
    "NO", "NIK", "NO KPJ", "NAMA LENGKAP", "TEMPAT LAHIR", "TANGGAL LAHIR", "JENIS KELAMIN (L/P)",
    "STATUS PERKAWINAN (TK/K/D/C)", "ALAMAT", "KELURAHAN", "KECAMATAN", "KOTA/KAB", "PROVINSI", "KODE POS", "NO HP",
    "EMAIL", "NAMA IBU KANDUNG", "TGL MULAI BEKERJA", "UPAH", "STATUS KEPESERTAAN", "JHT", "JKK", "JKM", "JP (Y/N)",
    "KODE PERUSAHAAN", "NAMA PERUSAHAAN", "NPWP PERUSAHAAN",
)  # fmt: skip
CONTRIBUTIONS = (
    "NO", "NO KPJ", "NIK", "NAMA LENGKAP", "UPAH", "IURAN JHT TK", "IURAN JHT PERUSAHAAN", "TOTAL JHT", "IURAN JKK",
    "IURAN JKM", "IURAN JP TK", "IURAN JP PERUSAHAAN", "TOTAL JP", "TOTAL IURAN TK", "TOTAL IURAN PERUSAHAAN",
    "GRAND TOTAL",
)  # fmt: skip
SPONSOR = (
    "Sponsor nama", "NIP", "jabatan", "OPD", "Worker nama", "NIK", "nomor ponsel", "jenis pekerjaan",
    "lokasi bekerja", "pilihan program", "nominal iuran", "surat kuasa autodebet", "buku rekening", "KTP",
)  # fmt: skip
CERTIFICATE = ("NO. PROYEK", "NAMA PROYEK", "ALAMAT PROYEK", "NPP PERUSAHAAN", "NAMA PERUSAHAAN", "BERLAKU")
RECEIPT = (
    "Nomor", "Kantor Cabang", "Sudah Terima Dari", "Sebesar", "Terbilang", "Tgl Terima", "Keterangan",
    "kode penetapan iuran", "no ref pembayaran",
)  # fmt: skip
VILLAGE = (
    "No", "NO URUT", "NAMA", "Nama Lengkap", "NAMA PEKERJA", "NIK", "No KTP", "NO. KTP", "KK", "TTL", "JK", "L/P",
    "ALAMAT", "RT/RW", "DESA/KEL", "PEKERJAAN", "NO HP", "WA", "IBU KANDUNG", "KET",
)  # fmt: skip
WORKFORCE = (
    "NO", "NIK", "NO KK", "NAMA LENGKAP", "TEMPAT LAHIR", "TANGGAL LAHIR", "JENIS KELAMIN", "ALAMAT", "RT", "RW",
    "DESA/KELURAHAN", "KECAMATAN", "KABUPATEN/KOTA", "PEKERJAAN", "SEGMEN PEKERJA", "NAMA IBU KANDUNG",
    "STATUS PENDUDUK", "KETERANGAN",
)  # fmt: skip

WHOLE_FILES = {
    "opensid_family": OPENSID,
    "p3ke_individual": P3KE,
    "e_rdkk": E_RDKK,
    "payroll": PAYROLL,
    "sponsor_form": SPONSOR,
    "construction_projects": CERTIFICATE,
    "workforce_list": WORKFORCE,
}

"""Addresses of signing in, of one's own account, and of the people of the office."""

from allauth.account import views as signing
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import URLPattern, URLResolver, path

from lindung.web.office.accounts import invitation, mine, people, sign_in, single_sign_on

urlpatterns: list[URLPattern | URLResolver] = [
    path("masuk/", sign_in.sign_in, name="account_login"),
    path("keluar/", signing.logout, name="account_logout"),
    path("masuk/tutup/", signing.account_inactive, name="account_inactive"),
    path("masuk/kode/", factors.authenticate, name="mfa_authenticate"),
    path("masuk/kunci-sandi/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("masuk/sso/<slug:provider_id>/", single_sign_on.begin, name="openid_connect_login"),
    path("masuk/sso/<slug:provider_id>/kembali/", single_sign_on.come_back, name="openid_connect_callback"),
    path("undangan/<str:token>/", invitation.take, name="invitation"),
    path("akun/", mine.mine, name="account"),
    path("akun/keluar-semua/", mine.sign_out_everywhere, name="account_end_sessions"),
    path("akun/delegasi/", mine.delegate, name="account_delegate"),
    path("akun/sandi/", signing.password_change, name="account_change_password"),
    path("akun/ulangi/", signing.reauthenticate, name="account_reauthenticate"),
    path("akun/ulangi/kode/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("akun/langkah-kedua/", mine.second_step, name="mfa_index"),
    path("akun/langkah-kedua/pasang/", totp.activate_totp, name="mfa_activate_totp"),
    path("akun/langkah-kedua/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("akun/ulangi/kunci-sandi/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("akun/kunci-sandi/", mine.second_step, name="mfa_list_webauthn"),
    path("akun/kunci-sandi/pasang/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("akun/kunci-sandi/<int:pk>/lepas/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("akun/kode-cadangan/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("akun/kode-cadangan/baru/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("akun/kode-cadangan/unduh/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("kantor/akun/", people.accounts, name="accounts"),
    path("kantor/akun/undang/", people.new, name="account_new"),
    path("kantor/akun/<str:login_name>/", people.account, name="account_of"),
    path("kantor/akun/<str:login_name>/peran/", people.give, name="account_give"),
    path("kantor/akun/<str:login_name>/peran/<int:grant_id>/akhiri/", people.end, name="account_end"),
    path("kantor/akun/<str:login_name>/tautan/", people.link, name="account_link"),
    path("kantor/akun/<str:login_name>/langkah-kedua/", people.lost_step, name="account_lost_step"),
    path("kantor/akun/<str:login_name>/tutup/", people.close, name="account_close"),
    path("kantor/akun/<str:login_name>/buka/", people.reopen, name="account_open"),
]

// A browser that gives no passkey (cancelled, none there) says so on the page instead of in the console.
document.addEventListener("allauth.error", (event) => {
  const told = document.getElementById("kunci-gagal");
  if (told) {
    told.hidden = false;
    event.preventDefault();
  }
});

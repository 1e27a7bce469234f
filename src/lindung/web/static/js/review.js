// Answers a pair with one key, leafs with the arrows, and takes the last answer back; the buttons do the same without it.
(() => {
  const ANSWERS = { 1: "same", s: "same", 2: "different", b: "different", 3: "unsure", y: "unsure" };
  const OFF = "lindung.keys.off";
  const find = (selector) => document.querySelector(`#pasangan ${selector}`);
  const stored = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
  let isOff = stored();
  let isLoading = false; // a key must not answer a pair that is not in sight yet

  const actOn = (key) => {
    if (key in ANSWERS) return find(`.answers button[value="${ANSWERS[key]}"]`);
    return find({ ArrowLeft: "a[data-before]", ArrowRight: "a[data-after]", u: "button[data-undo]" }[key] || "none");
  };
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (isOff || isTyping || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const button = actOn(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (!button) return;
    event.preventDefault();
    if (!isLoading) button.click();
  });

  const show = () => {
    const note = find("[data-keys-note]");
    if (!note) return;
    note.hidden = false;
    const box = note.querySelector("[data-keys]");
    box.checked = !isOff;
    box.addEventListener("change", () => {
      isOff = !box.checked;
      try { localStorage.setItem(OFF, isOff ? "1" : ""); } catch { /* the choice holds for this page only */ }
    });
  };
  show();
  document.addEventListener("htmx:historyRestore", show);
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target?.id === "pasangan") isLoading = true;
  });
  for (const end of ["htmx:responseError", "htmx:sendError", "htmx:historyRestore"]) {
    document.addEventListener(end, () => { isLoading = false; });
  }
  // A reader of the screen hears the new question; the keyboard goes on from the top of the pair.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id !== "pasangan") return;
    isLoading = false;
    show();
    find("h1")?.focus({ preventScroll: true });
  });
})();

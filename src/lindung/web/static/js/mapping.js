// Marks a changed header at once and tells when it is read as the same column as another; the server says both again.
// Headers nobody changed are left alone: several tables of one file may each have a header of their own for a column.
(() => {
  const form = document.querySelector("form[data-mapping]");
  if (!form) return;
  const selects = [...form.querySelectorAll("select[name=kolom]")];
  const notice = form.querySelector("[data-double-notice]");
  const changed = new Set();
  const check = () => {
    const chosen = new Set([...changed].map((select) => select.value));
    const counts = new Map();
    for (const { value } of selects) counts.set(value, (counts.get(value) || 0) + 1);
    let isDouble = false;
    for (const select of selects) {
      const isWrong = select.value !== "" && chosen.has(select.value) && counts.get(select.value) > 1;
      isDouble ||= isWrong;
      if (isWrong) select.setAttribute("aria-invalid", "true"); else select.removeAttribute("aria-invalid");
    }
    notice.textContent = isDouble ? form.dataset.double : "";
  };
  for (const select of selects) {
    select.addEventListener("change", () => {
      const chip = select.closest("tr").querySelector("[data-how]");
      chip.className = "chip chip-above";
      chip.textContent = form.dataset.given;
      changed.add(select);
      check();
    });
  }
})();

// Sends a file in pieces. What has arrived stays: after a broken line, a pause or a closed page, choosing the same file
// (same name, size and day of change) goes on where it stopped. Without this file the plain form sends it in one piece.
(() => {
  const form = document.querySelector("form[data-upload]");
  if (!form || !window.fetch) return;
  const part = (name) => form.querySelector(`[data-${name}]`);
  const words = form.dataset;
  const input = form.querySelector("input[type=file]");
  const token = form.querySelector("input[name=csrfmiddlewaretoken]").value;
  const megabytes = (bytes) => (bytes / 1e6).toLocaleString(words.locale, { maximumFractionDigits: 1 });
  const address = (name, id) => words[name].replace("ID4567890123", id);
  const keyOf = (file) => `unggah|${file.name}|${file.size}|${file.lastModified}`;
  const store = {
    read: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    write: (key, value) => { try { localStorage.setItem(key, value); } catch { /* the upload works, resuming does not */ } },
    drop: (key) => { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } },
  };
  let isRunning = false;
  let isPaused = false;

  const problem = (text) => {
    part("problem").textContent = text;
    part("problem").hidden = !text;
    input.toggleAttribute("aria-invalid", Boolean(text));
  };
  const say = (text) => { part("state").textContent = text; };
  const show = (file, received) => {
    const percent = Math.floor((100 * received) / file.size);
    part("file").textContent = file.name;
    part("amount").textContent = words.of.replace("{done}", megabytes(received)).replace("{all}", megabytes(file.size));
    part("percent").textContent = `${percent}%`;
    part("fill").setAttribute("width", (100 * received) / file.size);
    part("bar").setAttribute("aria-valuenow", percent);
  };
  const pauseLabel = () => { part("pause").textContent = isRunning ? part("pause").dataset.pauseLabel : part("pause").dataset.resumeLabel; };
  const wait = (seconds) => new Promise((resume) => { setTimeout(resume, seconds * 1000); });
  const ask = async (url, options = {}) => {
    const answer = await fetch(url, { ...options, headers: { "X-CSRFToken": token, ...options.headers } });
    const body = await answer.json().catch(() => ({}));
    return { status: answer.status, ...body };
  };
  const stop = (text) => { isRunning = false; say(text); pauseLabel(); };

  // Returns {id, received} of an earlier upload of this very file, or of a new one.
  const begun = async (file) => {
    const known = store.read(keyOf(file));
    if (known) {
      const found = await ask(address("piece", known));
      if (found.finished) { location.assign(address("next", known)); return null; }
      if (found.status === 200) { say(words.resuming); return { id: known, received: found.received }; }
      store.drop(keyOf(file));
    }
    const form = new URLSearchParams({ berkas: file.name, ukuran: file.size });
    const made = await ask(words.begin, { method: "POST", body: form });
    if (!made.id) { problem(made.problem || words.stopped); return null; }
    store.write(keyOf(file), made.id);
    return made;
  };

  // Sends pieces until the file is through; a broken line is tried again, then left for the person.
  const send = async (file) => {
    const upload = await begun(file);
    if (!upload) { stop(""); part("work").hidden = true; part("send").hidden = false; return; }
    let { received } = upload;
    let failures = 0;
    show(file, received);
    if (received < file.size && !received) say(words.running);
    while (received < file.size) {
      if (isPaused) { stop(words.paused); return; }
      const piece = file.slice(received, received + Number(words.chunk));
      const url = `${address("piece", upload.id)}?mulai=${received}`;
      const options = { method: "POST", body: piece, headers: { "Content-Type": "application/octet-stream" } };
      let answer = null;
      try { answer = await ask(url, options); } catch { /* the line is broken: tried again below */ }
      if (answer && Number.isInteger(answer.received)) {
        received = answer.received;
        failures = 0;
        show(file, received);
        say(words.running);
      } else if (answer && answer.status < 500) {
        store.drop(keyOf(file));
        problem(answer.problem || words.stopped);
        stop("");
        return;
      } else {
        failures += 1;
        if (failures > 4) { stop(words.stopped); return; }
        say(words.lost);
        await wait(2 ** (failures - 1));
      }
    }
    const done = await ask(address("finish", upload.id), { method: "POST" });
    if (done.finished) {
      store.drop(keyOf(file));
      location.assign(address("next", upload.id));
    } else stop(done.problem || words.stopped);
  };

  const start = async () => {
    const file = input.files[0];
    if (!file || !file.size) { problem(words.empty); return; }
    if (file.size > Number(words.limit)) { problem(words.large); return; }
    problem("");
    isRunning = true;
    isPaused = false;
    pauseLabel();
    part("work").hidden = false;
    part("send").hidden = true;
    try { await send(file); } catch { stop(words.stopped); }
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); if (!isRunning) start(); });
  part("pause").addEventListener("click", () => { if (isRunning) isPaused = true; else start(); });
  input.addEventListener("change", () => problem(input.files[0] && input.files[0].size > Number(words.limit) ? words.large : ""));
  for (const name of ["dragenter", "dragover"]) {
    part("drop").addEventListener(name, (event) => { event.preventDefault(); part("drop").classList.add("drop-over"); });
  }
  for (const name of ["dragleave", "drop"]) part("drop").addEventListener(name, () => part("drop").classList.remove("drop-over"));
  part("drop").addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change"));
  });

  let waiting = null;
  try { waiting = Object.keys(localStorage).find((key) => key.startsWith("unggah|")); } catch { /* storage is off */ }
  if (waiting) {
    const notice = part("waiting-notice");
    notice.querySelector("p").textContent = words.waiting.replace("{file}", waiting.split("|").slice(1, -2).join("|"));
    notice.hidden = false;
  }
})();

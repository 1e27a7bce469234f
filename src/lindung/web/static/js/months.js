// Plays the months of a map: fetches frames that the server drew. Without it the list of months leads to the same maps.
(() => {
  const STEP = 1200; // milliseconds a month stays
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const frames = new Map(); // address to drawing, also while it is on its way
  let timer = 0;

  const parts = () => {
    const box = document.querySelector("[data-months]");
    if (!box) return null;
    const find = (selector) => box.querySelector(selector);
    return {
      box, links: [...box.querySelectorAll("a[data-month]")], panel: find("[data-player]"), play: find("[data-play]"),
      slider: find("input[type=range]"), shown: find("output"), frame: document.getElementById("bingkai"),
    };
  };
  const fetched = (link) => {
    const address = link.href.split("#")[0];
    if (!frames.has(address)) {
      const asked = fetch(address, { headers: { "HX-Request": "true", "HX-Target": "bingkai" }, cache: "no-store" })
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.status))));
      asked.catch(() => frames.delete(address));
      frames.set(address, asked);
    }
    return frames.get(address);
  };
  const show = async (at) => {
    const now = parts();
    const link = now.links[at];
    now.slider.value = at;
    now.slider.setAttribute("aria-valuetext", link.textContent.trim());
    now.shown.textContent = link.textContent.trim();
    try {
      const drawing = await fetched(link);
      const later = parts();
      if (!later || Number(later.slider.value) !== at) return; // another month was chosen meanwhile
      later.frame.innerHTML = drawing;
      later.links.forEach((one, place) => (place === at ? one.setAttribute("aria-current", "true") : one.removeAttribute("aria-current")));
      history.replaceState(history.state, "", link.href);
      if (later.links[at + 1]) fetched(later.links[at + 1]).catch(() => {});
    } catch {
      stop();
      window.location.assign(link.href); // the server says what is wrong
    }
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    const now = parts();
    if (now) now.play.textContent = now.play.dataset.start;
  };
  const start = () => {
    const first = parts();
    first.play.textContent = first.play.dataset.pause;
    const last = first.links.length - 1;
    if (Number(first.slider.value) >= last) show(0);
    timer = setInterval(() => {
      const now = parts();
      if (!now || document.hidden || calm.matches) return stop();
      const at = Number(now.slider.value);
      if (at >= last) return stop();
      return show(at + 1);
    }, STEP);
  };
  const ready = () => {
    const now = parts();
    if (!now || !now.panel.hidden) return;
    now.panel.hidden = false;
    now.play.hidden = calm.matches;
    now.box.classList.add("has-player");
  };
  document.addEventListener("input", (event) => {
    if (!event.target.matches("[data-months] input[type=range]")) return;
    stop();
    show(Number(event.target.value));
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-months] [data-play]")) return;
    if (timer) stop(); else start();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && timer) stop(); });
  calm.addEventListener("change", () => { const now = parts(); if (now) now.play.hidden = calm.matches; });
  document.addEventListener("htmx:afterSettle", ready);
  document.addEventListener("htmx:historyRestore", ready);
  ready();
})();

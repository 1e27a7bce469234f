// The wall takes turns: after a while it opens the next area. A touch or a key press pauses it; whoever asked their
// system for less motion sees no turns at all. Without this file the page stays where it is.
(() => {
  const wall = document.querySelector("[data-next]");
  const state = document.querySelector("[data-state]");
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!wall || !state || isCalm || wall.dataset.stops === "1") return;
  const seconds = Number(wall.dataset.seconds);
  let timer = 0;
  const say = (text) => { state.textContent = text; };
  const run = () => {
    timer = setTimeout(() => location.assign(wall.dataset.next), seconds * 1000);
    say(wall.dataset.running);
  };
  const pause = () => {
    clearTimeout(timer);
    timer = 0;
    say(wall.dataset.paused);
  };
  const turn = (event) => {
    if (event.target.closest("a")) return;
    if (timer) pause(); else run();
  };
  addEventListener("pointerdown", turn);
  addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); turn(event); } });
  run();
})();

// A reason that is missing, or a limit that is reached, is said in the place where the number was asked for.
document.addEventListener("htmx:beforeSwap", (event) => {
  const isOurs = event.detail.target?.matches?.("td[data-number]");
  if (!isOurs || ![422, 429].includes(event.detail.xhr.status)) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});
// The keyboard goes on where the answer is.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.matches?.("td[data-number]")) event.detail.target.querySelector("select")?.focus();
});

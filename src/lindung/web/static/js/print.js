// Shows the print button, which does nothing without JavaScript, and prints the page at a click.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

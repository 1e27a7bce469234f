// Shows the percentage in the title of the tab while a work runs, so that it can be followed from another page.
(() => {
  const title = document.title;
  const show = () => {
    const card = document.querySelector("#kemajuan[hx-get]");
    document.title = card && card.dataset.percent ? `${card.dataset.percent}% · ${title}` : title;
  };
  show();
  document.addEventListener("htmx:afterSettle", show);
})();

/* Two things the theme's search lacks. If the theme changes, both only stop helping.
   1. The index weighs as much as everything else on a page and is fetched at once: here it waits until somebody
      opens the search.
   2. Only keys start a search: here pasted, spoken and chosen words do too. */
(function () {
  var open = XMLHttpRequest.prototype.open, send = XMLHttpRequest.prototype.send;
  var wanted = /[?&][qh]=/.test(location.search), waiting = [];

  XMLHttpRequest.prototype.open = function (method, url) {
    this.isIndex = /\/search\/search_index\.json$/.test(url);
    return open.apply(this, arguments);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (this.isIndex && !wanted) waiting.push(this);
    else send.call(this, body);
  };

  function want(event) {
    if (wanted || (event.target.id !== "__search" && event.target.name !== "query")) return;
    wanted = true;
    waiting.forEach(function (request) { send.call(request); });
  }
  addEventListener("change", want, true);
  addEventListener("focus", want, true);

  addEventListener("input", function (event) {
    if (event.target.name === "query") event.target.dispatchEvent(new Event("keyup"));
  });
})();

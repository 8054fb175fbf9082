// Reads values off a chart under the pointer. The table below the chart holds the same, so nothing needs this script.
"use strict";
for (const figure of document.querySelectorAll("figure[data-months]")) {
  const heads = [...figure.querySelectorAll("thead th")].map((cell) => cell.textContent);
  const rows = [...figure.querySelectorAll("tbody tr")];
  const said = figure.querySelector(".value");
  const tell = (event) => {
    const drawn = event.currentTarget;
    const [left, right] = figure.dataset[drawn.parentNode.className].split(" ").map(Number);
    const box = drawn.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * drawn.viewBox.baseVal.width;
    const place = Math.floor(((x - left) / (right - left)) * rows.length);
    const row = rows[Math.min(rows.length - 1, Math.max(0, place))];
    said.textContent = [...row.cells].map((cell, i) => (i ? `${heads[i]}: ${cell.textContent}` : cell.textContent)).join(" · ");
  };
  for (const drawn of figure.querySelectorAll("svg.chart")) {
    drawn.addEventListener("pointermove", tell);
    drawn.addEventListener("pointerdown", tell);
  }
}

// Where no server answers a search, as in a static copy, it is answered here, in the same way and the same order.
"use strict";
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
const place = document.getElementById("results");
const most = Number(place.dataset.most);
const query = (new URLSearchParams(location.search).get("q") || "").slice(0, 200);
const score = (one, asked) => {
  const [title, text] = [words(one.title), words(one.text)];
  let total = 0;
  for (const word of asked) {
    const at = title.some((known) => known.startsWith(word)) ? 3 : text.some((known) => known.startsWith(word)) ? 1 : 0;
    if (!at) return 0;
    total += at;
  }
  return total;
};
const excerpt = (text, asked) => {
  const low = text.toLowerCase();
  const hits = asked.map((word) => low.indexOf(word)).filter((at) => at >= 0);
  let first = hits.length ? Math.max(0, Math.min(...hits) - 60) : 0;
  first = first ? text.indexOf(" ", first) + 1 : 0;
  const last = first + 220 < text.length ? text.lastIndexOf(" ", first + 219) : text.length;
  return (first ? "… " : "") + text.slice(first, last).trim() + (last < text.length ? " …" : "");
};
const add = (parent, name, text, kind) => {
  const made = parent.appendChild(document.createElement(name));
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
};
if (query && !place.querySelector(".lead")) {
  document.getElementById("q").value = query;
  const asked = words(query);
  fetch(place.dataset.index).then((answer) => answer.json()).then((index) => {
    const scored = index.map((one) => [score(one, asked), one]).filter(([points]) => points);
    scored.sort((one, other) => other[0] - one[0]);
    place.textContent = "";
    const count = scored.length ? `${scored.length} ${scored.length === 1 ? "place" : "places"}` : "Nothing was found";
    add(place, "p", `${count} for “${query}”${scored.length > most ? `; the first ${most} are shown` : ""}.`, "lead");
    const list = add(place, "ol", "", "plain hits");
    for (const [, one] of scored.slice(0, most)) {
      const item = add(list, "li", "");
      add(item, "a", one.title, "name").href = place.dataset.top + one.address;
      item.append(" ");
      add(item, "span", one.kind, "small");
      add(item, "p", excerpt(one.text, asked));
    }
  });
}

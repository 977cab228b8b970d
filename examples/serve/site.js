"use strict";
(() => {
  // Suggestions while typing: titles and terms.
  const field = document.getElementById("q");
  const list = document.getElementById("suggestions");
  if (!field || !list) return;
  let waiting;
  let asked = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = field.value.trim();
      const call = ++asked;
      if (!typed || typed.length > 60) return list.replaceChildren();
      const answer = await fetch("/api/suggest?q=" + encodeURIComponent(typed)).catch(() => null);
      if (!answer || !answer.ok || call !== asked) return;
      const { words } = await answer.json();
      list.replaceChildren(...words.map((word) => Object.assign(document.createElement("option"), { value: word })));
    }, 120);
  });
})();

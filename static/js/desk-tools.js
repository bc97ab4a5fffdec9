// What is marked in one text fills another field. Without it, copying does.
"use strict";

for (const source of document.querySelectorAll("[data-fills]")) {
  const target = document.getElementById(source.dataset.fills);
  source.addEventListener("select", () => {
    target.value = source.value.slice(source.selectionStart, source.selectionEnd);
  });
}

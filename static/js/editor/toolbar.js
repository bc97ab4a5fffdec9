// The toolbar: one stop of the Tab key, arrows within it; the usual keys work in the text.

import { MARKS } from "./marks.js";

const KEYS = { b: "bold", i: "italic", k: "link" };

export function toolbar(bar, area, dialogs) {
  const buttons = [...bar.querySelectorAll("button")];
  const act = (name) => (MARKS[name] ? MARKS[name](area) : dialogs.open(name));
  const focus = (button) => {
    for (const each of buttons) each.tabIndex = each === button ? 0 : -1;
    button.focus();
  };
  buttons.forEach((button, place) => {
    button.tabIndex = place ? -1 : 0;
    button.addEventListener("click", () => act(button.dataset.mark));
    // A click must not take the selection out of the text.
    button.addEventListener("mousedown", (event) => event.preventDefault());
  });
  bar.addEventListener("keydown", (event) => {
    const place = buttons.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const rightToLeft = getComputedStyle(bar).direction === "rtl";
    if (step) focus(buttons.at((place + (rightToLeft ? -step : step)) % buttons.length));
    else if (event.key === "Home") focus(buttons[0]);
    else if (event.key === "End") focus(buttons.at(-1));
    else return;
    event.preventDefault();
  });
  area.addEventListener("keydown", (event) => {
    const name = KEYS[event.key.toLowerCase()];
    const isPlain = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!name || !isPlain || bar.hidden) return;
    event.preventDefault();
    act(name);
  });
}

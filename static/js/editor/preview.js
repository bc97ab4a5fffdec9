// Beside the text the page as readers will see it. One question at a time; the answer to an old
// text is shown only if no newer one was asked for.

import { ask, Refused } from "./asking.js";
import { goToLine } from "./writing.js";

const PAUSE = 80; // milliseconds without a key

export function preview(form, area, settings) {
  const frame = document.querySelector("[data-page]");
  const count = document.querySelector("[data-count]");
  const list = document.querySelector("[data-warnings]");
  const trouble = document.querySelector("[data-preview-trouble]");
  let timer;
  let isAsking = false;
  let isWanted = false;

  async function show() {
    if (isAsking) {
      isWanted = true;
      return;
    }
    isAsking = true;
    isWanted = false;
    try {
      const answer = await ask(settings.preview, new URLSearchParams(new FormData(form)));
      put(answer.page);
      count.textContent = answer.words;
      list.replaceChildren(...answer.warnings.map((warning) => item(warning)));
      trouble.textContent = "";
    } catch (error) {
      trouble.textContent = (error instanceof Refused && error.message) || settings.words.noPreview;
    }
    trouble.hidden = !trouble.textContent;
    isAsking = false;
    document.dispatchEvent(new CustomEvent("editor:previewed"));
    if (isWanted) show();
  }

  /** The whole page once; then its text alone, so that nothing flickers and nothing scrolls. */
  function put(page) {
    const shown = frame.contentDocument && frame.contentDocument.querySelector("main");
    if (!shown) {
      frame.srcdoc = page;
      return;
    }
    const fresh = new DOMParser().parseFromString(page, "text/html").querySelector("main");
    shown.replaceChildren(...fresh.childNodes);
  }

  function item({ sentence, line, link, code }) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = line ? `${settings.words.line.replace("NUMBER", line)} ${sentence}` : sentence;
    if (line) button.addEventListener("click", () => goToLine(area, line));
    const row = document.createElement("li");
    row.dataset.code = code;
    row.append(button);
    if (link) row.append(" ", Object.assign(document.createElement("a"), { href: link, textContent: link, target: "_blank" }));
    return row;
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
  form.addEventListener("change", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
  frame.addEventListener("load", () => leadOutside(frame));
  show();
}

/** Links within the text are followed there; others in a window of their own. */
function leadOutside(frame) {
  const page = frame.contentDocument;
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link) return;
    event.preventDefault();
    const address = link.getAttribute("href");
    if (address.startsWith("#")) page.getElementById(decodeURIComponent(address.slice(1)))?.scrollIntoView();
    else window.open(new URL(address, location.href), "_blank", "noopener");
  });
}

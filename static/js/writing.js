// The form in which readers write: in place under a comment, with a count, and with a kept draft.

// No inline style and no eval: the page's policy forbids both. Every answer of ours is shown.
const SETTINGS = {
  includeIndicatorStyles: false,
  allowEval: false,
  historyEnabled: false,
  attributesToSettle: [],
  responseHandling: [
    { code: "[23]..", swap: true },
    { code: "403|409|410|422|429|503", swap: true },
    { code: "...", swap: false, error: true },
  ],
};
// htmx reads it as it starts, which it doesn't where it comes before the page is complete.
document.head.append(
  Object.assign(document.createElement("meta"), {
    name: "htmx-config",
    content: JSON.stringify(SETTINGS),
  }),
);

/** Puts the form of a link under the comment that the link belongs to; one form on a page. */
function openInPlace(link) {
  Object.assign(htmx.config, SETTINGS);
  let place = document.querySelector(".writing-place");
  place?.remove();
  place = document.createElement("div");
  place.className = "writing-place";
  place.opener = link;
  (link.closest(".comment") ?? link.closest("p, nav, div")).after(place);
  htmx
    .ajax("GET", link.href, { target: place, swap: "innerHTML" })
    .then(() => {
      if (place.isConnected && !place.querySelector("section")) location = link.href;
    });
}

function textOf(section) {
  return section.querySelector("textarea[name=body]");
}

function count(area) {
  const output = area.parentElement.querySelector("[data-limit]");
  if (!output) return;
  const left = output.dataset.limit - [...area.value].length;
  output.textContent = (left < 0 ? output.dataset.over : output.dataset.left).replace(
    "NUMBER",
    Math.abs(left).toLocaleString(document.documentElement.lang),
  );
  output.classList.toggle("writing__count--over", left < 0);
}

/** The text of an unsent form, for this tab alone. */
function draft(section) {
  return `draft ${section.dataset.article}`;
}

/** What was typed before, and after it what the form came with: perhaps a quotation. */
function withDraft(section, text) {
  const typed = sessionStorage.getItem(draft(section)) ?? "";
  if (text.includes(typed.trim())) return text;
  return typed.includes(text.trim()) ? typed : `${typed.trimEnd()}\n\n${text}`;
}

function prepare(section) {
  const area = textOf(section);
  if ("sent" in section.dataset) sessionStorage.removeItem(draft(section));
  else if (area && section.querySelector("[name=ticket]")) area.value = withDraft(section, area.value);
  if (area) count(area);
  const place = section.closest(".writing-place");
  if (place) (section.querySelector("[autofocus]") ?? area ?? section).focus();
}

document.addEventListener("input", ({ target }) => {
  const section = target.closest(".writing");
  if (target.name !== "body" || !section) return;
  count(target);
  if (section.querySelector("[name=ticket]")) sessionStorage.setItem(draft(section), target.value);
});

document.addEventListener("click", (event) => {
  const place = event.target.closest("[data-close]")?.closest(".writing-place");
  if (!place) return;
  event.preventDefault();
  place.opener.focus();
  place.remove();
});

document.addEventListener("htmx:afterSwap", ({ target }) => {
  const section = target.closest(".writing") ?? target.querySelector(".writing");
  if (section) prepare(section);
});

for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"])
  document.addEventListener(failure, ({ target }) => {
    const trouble = target.closest("section")?.querySelector("[data-trouble]");
    if (!trouble) return;
    trouble.hidden = false;
    trouble.tabIndex = -1;
    trouble.focus();
  });

for (const section of document.querySelectorAll(".writing")) prepare(section);

// Names for what the admin's own widgets leave nameless, so that each can be found by its name.

const CHOSEN = ".select2-selection, .select2-selection__rendered, .select2-search__field";

export function nameWidgets(form) {
  for (const select of form.querySelectorAll("select.select2-hidden-accessible")) {
    const name = select.labels[0]?.textContent.trim() || select.getAttribute("aria-label");
    const shown = select.nextElementSibling;
    for (const part of name && shown ? shown.querySelectorAll(CHOSEN) : []) {
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", name);
    }
  }
  for (const input of form.querySelectorAll(".vDateField, .vTimeField")) {
    if (input.labels.length) continue;
    const name = input.closest(".form-row")?.querySelector("legend, label")?.textContent.trim();
    input.setAttribute("aria-label", `${name || ""} ${input.previousSibling?.textContent || ""}`.trim());
  }
  for (const head of form.querySelectorAll("th.original:empty")) {
    const name = Object.assign(document.createElement("span"), { className: "visually-hidden" });
    name.textContent = form.querySelector(".inline-group h2")?.textContent.trim() || "–";
    head.append(name);
  }
}

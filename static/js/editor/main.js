// The editor's page: each part is told what it works on.

import { banner } from "./banner.js";
import { makeDialogs } from "./dialogs.js";
import { keeping } from "./keeping.js";
import { nameWidgets } from "./naming.js";
import { takePastes } from "./pasting.js";
import { takeDrops } from "./pictures.js";
import { preview } from "./preview.js";
import { saveByKey } from "./saving.js";
import { toolbar } from "./toolbar.js";
import { grow, oneLine } from "./writing.js";

const place = document.querySelector("[data-editor]");
const area = document.querySelector("textarea[name=body]");

if (place && area) {
  const settings = { ...place.dataset, words: { ...document.querySelector("[data-words]").dataset } };
  settings.offeredAt = settings.offeredAt && Date.parse(settings.offeredAt);
  const { form } = area;
  const bar = document.querySelector("[data-toolbar]");
  const format = () => form.elements.namedItem("body_format").value;
  const isMarkdown = () => format() === "markdown";
  const show = banner(settings, area);
  const dialogs = makeDialogs(area, settings, show.tell);
  const openPicture = (file) => dialogs.open("picture", file);

  area.before(bar);
  const fit = () => (bar.hidden = !isMarkdown());
  form.addEventListener("change", fit);
  fit();
  for (const hidden of document.querySelectorAll("[data-scripted]")) hidden.hidden = false;
  toolbar(bar, area, dialogs);
  takePastes(area, settings, { tell: show.tell, open: openPicture, isMarkdown });
  takeDrops(area, (file) => isMarkdown() && openPicture(file));
  for (const field of form.querySelectorAll("textarea")) grow(field);
  for (const field of form.querySelectorAll(".one-line")) oneLine(field);
  keeping(form, area, settings, show);
  saveByKey(form);
  preview(form, area, settings);
  // Theirs are ready once the page is.
  window.addEventListener("load", () => setTimeout(nameWidgets, 0, form));
}

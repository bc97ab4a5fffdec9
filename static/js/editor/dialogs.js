// The small forms: a table, an embed, a link to another piece, a picture.

import { ask, Refused } from "./asking.js";
import { table } from "./marks.js";
import { send } from "./pictures.js";
import { put, putBlock } from "./writing.js";

export function makeDialogs(area, settings, tell) {
  const boxes = {};
  let range = [0, 0]; // what was selected when a form was opened
  for (const box of document.querySelectorAll("dialog[data-dialog]")) {
    boxes[box.dataset.dialog] = box;
    const form = box.querySelector("form");
    box.addEventListener("close", () => area.focus());
    box.querySelector("[data-cancel]").addEventListener("click", () => box.close());
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await WAYS[box.dataset.dialog](form, box);
      form.querySelector("[data-found]")?.replaceChildren();
    });
  }

  function open(name, file) {
    const box = boxes[name];
    const form = box.querySelector("form");
    form.reset();
    say(form, "");
    if (file) setFile(form, file);
    range = [area.selectionStart, area.selectionEnd];
    box.showModal();
  }

  /** Back to the text, as it was left. */
  function shut(box) {
    box.close();
    area.focus();
    area.setSelectionRange(...range);
  }

  async function attempt(form, act) {
    const button = form.querySelector("[type=submit]");
    button.disabled = true;
    say(form, settings.words.asking);
    try {
      const answer = await act();
      say(form, "");
      return answer;
    } catch (error) {
      say(form, (error instanceof Refused && error.message) || settings.words.unreachable);
      return null;
    } finally {
      button.disabled = false;
    }
  }

  const WAYS = {
    table: (form, box) => {
      shut(box);
      putBlock(area, table(Number(form.rows.value), Number(form.columns.value)));
    },
    embed: async (form, box) => {
      const asked = new URLSearchParams({ address: form.address.value.trim() });
      const answer = await attempt(form, () => ask(settings.embed, asked));
      if (!answer) return;
      shut(box);
      putBlock(area, answer.markdown);
      if (answer.note) tell(answer.note);
    },
    piece: (form, box) => {
      const chosen = form.querySelector("[name=piece]:checked");
      if (!chosen) return say(form, settings.words.choose);
      shut(box);
      const words = area.value.slice(area.selectionStart, area.selectionEnd);
      put(area, `[${words || chosen.dataset.title}](${chosen.value})`);
    },
    picture: async (form, box) => {
      const bar = form.querySelector("progress");
      bar.hidden = false;
      const sent = new FormData(form);
      const moved = (share) => (bar.value = share);
      const answer = await attempt(form, () => send(settings.pictures, sent, moved));
      bar.hidden = true;
      if (!answer) return;
      shut(box);
      putBlock(area, answer.markdown);
    },
  };

  if (boxes.piece) searching(boxes.piece.querySelector("form"));

  /** Looks for pieces while somebody types, one question at a time. */
  function searching(form) {
    let timer;
    form.q.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => look(form, form.q), 250);
    });
  }

  async function look(form, field) {
    const list = form.querySelector("[data-found]");
    const asked = field.value.trim();
    if (!asked) return list.replaceChildren();
    let answer;
    try {
      answer = await ask(`${settings.pieces}?${new URLSearchParams({ q: asked })}`, undefined, {
        method: "GET",
      });
    } catch {
      return say(form, settings.words.unreachable);
    }
    if (field.value.trim() !== asked) return;
    list.replaceChildren(...answer.pieces.map(choice));
    const first = list.querySelector("input");
    if (first) first.checked = true;
    say(form, answer.note);
  }

  return { open };
}

function choice({ title, address, facts }) {
  const item = document.createElement("li");
  const label = document.createElement("label");
  const radio = Object.assign(document.createElement("input"), {
    type: "radio",
    name: "piece",
    value: address,
  });
  radio.dataset.title = title;
  const name = Object.assign(document.createElement("strong"), { textContent: title });
  const about = Object.assign(document.createElement("span"), { textContent: facts });
  label.append(radio, name, about);
  item.append(label);
  return item;
}

function setFile(form, file) {
  const carrier = new DataTransfer();
  carrier.items.add(file);
  form.file.files = carrier.files;
}

function say(form, sentence) {
  form.querySelector("[role=status]").textContent = sentence;
}

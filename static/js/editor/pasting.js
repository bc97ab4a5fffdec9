// Pasting: what was copied with marks is cleaned to Markdown; if that fails, its plain text is pasted.

import { ask } from "./asking.js";
import { nextNote } from "./marks.js";
import { pictureIn } from "./pictures.js";
import { put } from "./writing.js";

const PATIENCE = 6000; // milliseconds
const MARKED = /<(?:h[1-6]|b|strong|i|em|a|ul|ol|table|blockquote|sup|img|pre)\b|font-(?:weight|style)|Mso/i;
const ADDRESS = /^https?:\/\/\S+$/;

export function takePastes(area, settings, { tell, open, isMarkdown }) {
  area.addEventListener("paste", (event) => {
    if (!isMarkdown()) return;
    const { clipboardData } = event;
    const plain = clipboardData.getData("text/plain");
    const html = clipboardData.getData("text/html");
    const words = area.value.slice(area.selectionStart, area.selectionEnd);
    const picture = pictureIn(clipboardData);
    if (picture && !plain.trim()) {
      event.preventDefault();
      open(picture);
    } else if (words && ADDRESS.test(plain.trim())) {
      event.preventDefault();
      put(area, `[${words}](${plain.trim()})`);
    } else if (MARKED.test(html) && ![...clipboardData.types].includes("vscode-editor-data")) {
      event.preventDefault();
      clean(area, settings, html, plain, tell);
    }
  });
}

async function clean(area, settings, html, plain, tell) {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), PATIENCE);
  tell(settings.words.cleaning);
  let words = plain;
  let note = settings.words.plain;
  try {
    const asked = new URLSearchParams({ html, first_note: nextNote(area.value) });
    const answer = await ask(settings.pasting, asked, { signal: waiting.signal });
    words = answer.markdown.trim() || plain;
    note = answer.note;
  } catch {
    // The plain text comes instead.
  } finally {
    clearTimeout(timer);
  }
  put(area, words.includes("\n\n") ? `${words}\n` : words);
  tell(note);
}

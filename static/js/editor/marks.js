// What the toolbar's buttons and keys do to the text.

import { eachLine, put, putBlock, surround } from "./writing.js";

const MARK = /^(#{1,6} |> |- |\d+\. )/;

function lines(area, mark) {
  let number = 0;
  eachLine(area, (line) => {
    number += 1;
    const wanted = typeof mark === "function" ? mark(number, line) : mark;
    const bare = line.replace(MARK, "");
    return line.startsWith(wanted) && wanted ? bare : wanted + bare;
  });
}

/** No heading, a section, a part of one, and none again. */
function heading(area) {
  lines(area, (_number, line) => {
    if (line.startsWith("## ")) return "### ";
    return line.startsWith("### ") ? "" : "## ";
  });
}

export function nextNote(text) {
  const numbers = [...text.matchAll(/\[\^(\d{1,4})\]/g)].map((found) => Number(found[1]));
  return Math.max(0, ...numbers) + 1;
}

function footnote(area) {
  const number = nextNote(area.value);
  put(area, `[^${number}]`, area.selectionEnd, area.selectionEnd);
  const last = area.value.replace(/\s+$/, "");
  const gap = /(^|\n)\[\^\d+\]:.*$/.test(last) ? "\n" : "\n\n";
  put(area, `${gap}[^${number}]: `, last.length, area.value.length);
}

function link(area) {
  const words = area.value.slice(area.selectionStart, area.selectionEnd);
  const start = area.selectionStart;
  put(area, `[${words}](https://)`);
  const caret = words ? start + words.length + 3 : start + 1;
  area.setSelectionRange(caret, words ? caret + 8 : caret);
}

function pullQuote(area) {
  const words = area.value.slice(area.selectionStart, area.selectionEnd).trim();
  area.setSelectionRange(area.selectionEnd, area.selectionEnd);
  const end = area.value.indexOf("\n\n", area.selectionEnd);
  const place = end < 0 ? area.value.length : end;
  area.setSelectionRange(place, place);
  putBlock(area, `\`\`\`pullquote\n${words}\n\`\`\``);
  if (!words) area.setSelectionRange(area.selectionStart - 5, area.selectionStart - 5);
}

export function table(rows, columns) {
  const row = (cell) => `|${` ${cell} |`.repeat(columns)}`;
  return [row("   "), row("---"), ...Array(Math.max(1, rows - 1)).fill(row("   "))].join("\n");
}

export const MARKS = {
  bold: (area) => surround(area, "**"),
  italic: (area) => surround(area, "*"),
  heading,
  quote: (area) => lines(area, "> "),
  list: (area) => lines(area, "- "),
  numbers: (area) => lines(area, (number) => `${number}. `),
  link,
  pullquote: pullQuote,
  footnote,
};

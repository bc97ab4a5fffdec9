// What is typed, in this browser's own storage: there when the server can't be reached, and for
// nobody else who logs in here.

const PASSED = ["csrfmiddlewaretoken", "key"];

export function store(editor, piece) {
  const name = `editor ${editor} ${piece || "new"}`;
  return {
    /** Whether the browser took it: its storage may be full or forbidden. */
    keep(fields) {
      try {
        localStorage.setItem(name, JSON.stringify({ at: Date.now(), fields }));
        return true;
      } catch {
        return false;
      }
    },
    read() {
      try {
        return JSON.parse(localStorage.getItem(name));
      } catch {
        return null;
      }
    },
    forget() {
      try {
        localStorage.removeItem(name);
      } catch {
        // It keeps nothing, then.
      }
    },
  };
}

export function fieldsOf(form) {
  return [...new FormData(form)].filter(
    ([name, value]) => typeof value === "string" && !PASSED.includes(name),
  );
}

/** Whether both say the same in all that is typed; numbers of drafts are not. */
export function sameWords(one, other) {
  const words = (fields) => JSON.stringify(fields.filter(([name]) => name !== "base_number").map(
    ([name, value]) => [name, value.replace(/\r\n/g, "\n")],
  ));
  return words(one) === words(other);
}

/** Puts the fields back into the form, as far as it has them. */
export function restore(form, fields) {
  const values = new Map();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) || []), value]);
  for (const [name, words] of values) {
    const field = form.elements.namedItem(name);
    if (!field || name === "base_number") continue;
    if (field.type === "checkbox") field.checked = true;
    else if (field.options) for (const option of field.options) option.selected = words.includes(option.value);
    else if ("value" in field) field.value = words[0];
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

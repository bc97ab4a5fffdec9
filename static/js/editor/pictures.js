// Pictures: sent with their words, and taken when they are dropped on the text.

import { Refused, token } from "./asking.js";

/** Sends a form with a file; says how far it has come. fetch() can't tell. */
export function send(address, form, moved) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", token());
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => moved(total ? loaded / total : 0));
    request.addEventListener("load", () => {
      const answer = request.response;
      if (request.status === 200 && answer) resolve(answer);
      else reject(new Refused((answer && answer.refused) || "", request.status));
    });
    request.addEventListener("error", () => reject(new TypeError("unreachable")));
    request.send(form);
  });
}

export function pictureIn(carrier) {
  return [...(carrier ? carrier.files : [])].find((file) => file.type.startsWith("image/"));
}

/** Opens the small form for a picture that is dropped on the text. */
export function takeDrops(area, open) {
  area.addEventListener("dragover", (event) => {
    if ([...event.dataTransfer.types].includes("Files")) event.preventDefault();
  });
  area.addEventListener("drop", (event) => {
    const picture = pictureIn(event.dataTransfer);
    if (!picture) return;
    event.preventDefault();
    open(picture);
  });
}

// Questions to the server: in JSON, with the token as the cookie has it after a login elsewhere.

export class Refused extends Error {
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}

export function token() {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  return cookie ? cookie[1] : document.querySelector("[name=csrfmiddlewaretoken]").value;
}

/** The answer's JSON. Throws Refused with the server's sentence; a TypeError where nobody answers. */
export async function ask(address, body, { method = "POST", signal } = {}) {
  const headers = { Accept: "application/json" };
  if (method === "POST") headers["X-CSRFToken"] = token();
  const response = await fetch(address, { method, body, headers, signal, credentials: "same-origin" });
  const isJson = (response.headers.get("Content-Type") || "").startsWith("application/json");
  const answer = isJson ? await response.json() : {};
  if (response.ok && isJson) return answer;
  throw new Refused(answer.refused || "", response.redirected ? 401 : response.status);
}

/** Calls to the simulator's people's side. A refusal carries the words that the server gave. */

export class Refused extends Error {}

export async function state() {
  const response = await fetch("phones/state", { cache: "no-store" });
  if (!response.ok) throw new Refused(`state: ${response.status}`);
  return response.json();
}

export async function post(path, body) {
  return answer(
    await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

/** Multipart, for a file chosen on this computer. Empty fields are left out, since a form cannot say null. */
export async function postForm(path, fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null && value !== undefined && value !== "") form.append(name, value);
  }
  return answer(await fetch(path, { method: "POST", body: form }));
}

async function answer(response) {
  const text = await response.text();
  const body = parsed(text);
  if (response.ok) return body ?? {};
  throw new Refused(body?.error ?? body?.description ?? text.slice(0, 200));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

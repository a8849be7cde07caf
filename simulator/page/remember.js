/** What this browser keeps between visits: the theme and which phones are shown. Nothing of any conversation. */

export function recall(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(`puspa.${key}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(`puspa.${key}`, JSON.stringify(value));
  } catch {
    // Storage can be switched off in the browser; then the choice lasts as long as the page.
  }
}

/** Keys that work on the whole page. Plain digits and letters are never taken while a person types. */

const TYPING = "textarea, input, select, [contenteditable]";

export function listenForKeys(phones, chips, help) {
  document.addEventListener("keydown", (event) => {
    const act = event.altKey && !event.ctrlKey && !event.metaKey ? withAlt(event) : alone(event);
    if (!act) return;
    event.preventDefault();
    act();
  });

  function withAlt(event) {
    // The code, not the key: with Alt (Option) a Mac types another character.
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    const phone = digit && [...phones.values()][Number(digit) - 1];
    if (phone) return () => chips.go(phone);
    const here = phoneAt(document.activeElement);
    return event.code === "KeyC" && here ? () => here.nextChat() : null;
  }

  function alone(event) {
    if (event.ctrlKey || event.metaKey || help.open || event.defaultPrevented) return null;
    const typing = event.target.matches(TYPING);
    if (event.key === "?" && !typing) return () => help.showModal();
    const here = phoneAt(event.target);
    return event.key === "Escape" && here && !typing ? () => here.focus() : null;
  }

  function phoneAt(node) {
    const root = node?.closest?.(".phone");
    return root ? [...phones.values()].find((phone) => phone.root === root) : null;
  }
}

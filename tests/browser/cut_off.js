/** What a person could not read at this width: words, pictures and buttons that reach over the edge of what holds them. */
() => {
  const HOLDERS = ".bubble, .inline-keyboard button, .start, .toast, .welcome p, .line span, .chip, .plain-button";
  const IN_ONE_LINE = ".tabs b, .tabs small, .chips, .bar";
  const SLACK_PX = 1;
  const name = (node) => `${node.className || node.localName}: ${node.innerText.trim().slice(0, 60)}`;
  const all = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility());

  // The buttons that come with the pointer hang over their bubble on purpose.
  const within = (node) => [...node.querySelectorAll("*")].filter((one) => !one.closest(".actions"));

  function rects(node) {
    const words = document.createRange();
    words.selectNodeContents(node);
    const own = within(node).flatMap((one) => [...one.getClientRects()]);
    return node.matches(".bubble") ? own : [...own, ...words.getClientRects()];
  }

  function reachesOver(node, edge) {
    return rects(node).some((one) => one.left < edge.left - SLACK_PX || one.right > edge.right + SLACK_PX);
  }

  function isCut(node) {
    const edge = node.getBoundingClientRect();
    const screen = node.closest(".panels")?.getBoundingClientRect();
    return reachesOver(node, edge) || Boolean(screen && reachesOver(node, screen));
  }

  const tooLong = all(IN_ONE_LINE).filter((node) => node.scrollWidth > node.clientWidth + SLACK_PX);
  const page = document.documentElement;
  return [
    ...all(HOLDERS).filter(isCut).map(name),
    ...tooLong.map(name),
    ...(page.scrollWidth > page.clientWidth ? ["the page itself"] : []),
  ];
}

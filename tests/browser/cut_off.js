/** What a person could not read at this width: words, pictures and buttons that reach over the edge of what holds them. */
() => {
  const HOLDERS = ".bubble, .inline-keyboard button, .start, .toast, .welcome p, .line span, .chip, .plain-button";
  const IN_ONE_LINE = ".tabs b, .tabs small, .chips, .bar, .bot-status b, .bot-status[data-life=starting] small";
  const SLACK_PX = 1;
  const name = (node) => `${node.className || node.localName}: ${node.innerText.trim().slice(0, 60)}`;
  const all = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility());

  /** Where each picture, box and line of words within really stands: a box may be smaller than its words. */
  function rects(holder) {
    const walker = document.createTreeWalker(holder, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) if (stays(walker.currentNode)) found.push(...place(walker.currentNode));
    return found;
  }

  /** A range around an element would bring the words of all that it holds, those that hang over too. */
  function place(node) {
    if (node.nodeType !== Node.TEXT_NODE) return node.getClientRects();
    const around = document.createRange();
    around.selectNode(node);
    return around.getClientRects();
  }

  /** What comes with the pointer, and the number on a chip's edge, hang over on purpose. */
  function stays(node) {
    return !(node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".actions, .chip .badge");
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

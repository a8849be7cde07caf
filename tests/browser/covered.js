/** Words, hours and buttons of talks that lie under something else; the pointer may stand on a bubble meanwhile. */
() => {
  const INSET_PX = 2;
  const points = ({ left, right, top, bottom }) =>
    [left + INSET_PX, (left + right) / 2, right - INSET_PX].flatMap((x) =>
      [top + INSET_PX, (top + bottom) / 2, bottom - INSET_PX].map((y) => [x, y]),
    );

  /** Only what stands in the list's own window: what is scrolled away is no fault. */
  function inSight(node) {
    const view = node.closest(".scroller").getBoundingClientRect();
    const around = document.createRange();
    around.selectNodeContents(node);
    return [...around.getClientRects()]
      .flatMap(points)
      .filter(([x, y]) => x > view.left && x < Math.min(view.right, innerWidth) && y > view.top && y < view.bottom);
  }

  const free = (node) =>
    inSight(node).every(([x, y]) => {
      const found = document.elementFromPoint(x, y);
      return node.contains(found) || found.contains(node);
    });

  return [...document.querySelectorAll(".text, .meta time, .inline-keyboard button")]
    .filter((node) => node.checkVisibility() && !free(node))
    .map((node) => node.innerText.slice(0, 60));
}

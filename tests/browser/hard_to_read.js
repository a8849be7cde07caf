/** Words whose contrast with their ground is below 4.5 : 1 (WCAG 2.2, 1.4.3), each with its contrast. */
() => {
  const WORDS =
    ".text, .meta, .sender, .quote span, .inline-keyboard span, .start, .line span, .welcome p, .lock-screen .preview," +
    ".tabs b, .tabs small, .phone h2, .phone h2 small, .chip button, .badge, .plain-button, .bot-status, .brand p";
  const LEAST = 4.5;
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

  function mixed(colours) {
    for (const colour of colours) {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
    }
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }

  function light(colours) {
    const linear = mixed(colours).map((one) =>
      one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }

  function grounds(node) {
    const found = [];
    for (let one = node; one; one = one.parentElement) found.unshift(getComputedStyle(one).backgroundColor);
    return ["white", ...found];
  }

  function contrast(node) {
    const ground = grounds(node);
    const [one, other] = [light(ground), light([...ground, getComputedStyle(node).color])];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  return [...document.querySelectorAll(WORDS)]
    .filter((node) => node.checkVisibility() && node.innerText.trim())
    .map((node) => ({ words: `${node.className}: ${node.innerText.trim().slice(0, 40)}`, contrast: contrast(node) }))
    .filter((one) => one.contrast < LEAST)
    .map((one) => `${one.words} (${one.contrast.toFixed(1)})`);
}

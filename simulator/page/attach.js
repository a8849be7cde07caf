/** The clip: one press sends a sample of each kind; a photo or a document can also come from this computer. */

import { el } from "./element.js";
import { menuButton } from "./menu.js";

const ALBUM_SIZE = 3;

/** `send(kind, extra)` sends; `extra` may hold `file` or `count`. */
export function attachMenu(send) {
  const photos = picker("image/*", (file) => send("photo", { file }));
  const documents = picker("", (file) => send("document", { file }));
  const samples = [
    { icon: "photo", label: "Foto", kind: "photo" },
    { icon: "voice", label: "Pesan suara", kind: "voice" },
    { icon: "document", label: "Dokumen", kind: "document" },
    { icon: "sticker", label: "Stiker", kind: "sticker" },
    { icon: "album", label: `Album (${ALBUM_SIZE} foto)`, kind: "album", extra: { count: ALBUM_SIZE } },
    { icon: "location", label: "Lokasi", kind: "location" },
    { icon: "contact", label: "Kontak", kind: "contact" },
  ];
  const items = () => [
    ...samples.map(({ kind, extra = {}, ...shown }) => ({
      ...shown,
      testid: `attach-${kind}`,
      run: () => send(kind, extra),
    })),
    {
      icon: "photo",
      label: "Foto dari komputer ini…",
      testid: "attach-own-photo",
      run: () => photos.click(),
    },
    {
      icon: "document",
      label: "Dokumen dari komputer ini…",
      testid: "attach-own-document",
      run: () => documents.click(),
    },
  ];
  const note = "Satu tekan mengirim contoh. Teks di kotak pesan ikut sebagai keterangan.";
  const menu = menuButton({ icon: "clip", label: "Lampirkan", items, note, testid: "attach", side: "up" });
  menu.append(photos, documents);
  return menu;
}

function picker(accept, chosen) {
  const input = el("input", {
    type: "file",
    accept: accept || null,
    hidden: true,
    "aria-label": "Pilih berkas",
  });
  input.addEventListener("change", () => {
    if (input.files[0]) chosen(input.files[0]);
    input.value = ""; // So that the same file can be chosen again.
  });
  return input;
}

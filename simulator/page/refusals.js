/** What the simulator refuses a person, in the words of the page. */

const WORDS = {
  "there is nothing to send": "Tidak ada yang bisa dikirim.",
  "there is no such button": "Tombol itu sudah tidak ada.",
  "there is no such message": "Pesan itu sudah tidak ada.",
  "this cannot be edited": "Pesan ini tidak bisa diubah.",
  "this message is older than 48 hours": "Pesan ini sudah lebih dari 48 jam, tidak bisa diubah lagi.",
  "this message is somebody else's": "Itu pesan orang lain.",
  "this person has blocked the bot": "Bot sedang diblokir.",
  "this person is not in the chat": "Orang ini bukan anggota grup.",
  "this group has become a supergroup": "Grup ini sudah menjadi supergrup.",
};

export function inIndonesian(reason) {
  return WORDS[reason] ?? `Tidak dapat dilakukan: ${reason}`;
}

/** Without letters that look like others; thirty-two, so that each is as likely as the next. */
const letters = "abcdefghijkmnpqrstuvwxyz23456789";

/** Four times four letters: eighty bits, and easily told on the telephone. */
export function newPassword(): string {
  const picked = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => letters[byte % letters.length]);
  return [0, 4, 8, 12].map((at) => picked.slice(at, at + 4).join("")).join("-");
}

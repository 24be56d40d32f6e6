/** What begins like the words that were typed goes first, then what has them inside; letters without their marks. */
export function matching<T>(all: readonly T[], typed: string, textOf: (one: T) => string): T[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...all];
  return all
    .map((one) => ({ one, score: scoreOf(plain(textOf(one)), wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one);
}

function scoreOf(text: string, wanted: readonly string[]): number {
  let score = 0;
  for (const word of wanted) {
    const at = text.indexOf(word);
    if (at < 0) return 0;
    score += at === 0 ? 3 : text[at - 1] === " " ? 2 : 1;
  }
  return score;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll("ı", "i").normalize("NFD").replace(/\p{M}/gu, "");
}

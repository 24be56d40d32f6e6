export type Mark = "bold" | "italic" | "list" | "quote" | "link";

interface Chosen {
  from: number;
  to: number;
}

const around: Partial<Record<Mark, [string, string]>> = { bold: ["**", "**"], italic: ["*", "*"], link: ["[", "](https://)"] };
const before: Partial<Record<Mark, string>> = { list: "- ", quote: "> " };

/** The text with a mark around what is chosen, or before each of its lines; what is chosen then is the same words. */
export function marked(text: string, { from, to }: Chosen, mark: Mark): Chosen & { text: string } {
  const [start, end] = around[mark] ?? ["", ""];
  if (start)
    return { text: text.slice(0, from) + start + text.slice(from, to) + end + text.slice(to), from: from + start.length, to: to + start.length };
  const sign = before[mark] ?? "";
  const first = text.lastIndexOf("\n", from - 1) + 1;
  const lines = text.slice(first, to).split("\n");
  const made = lines.map((line) => sign + line).join("\n");
  return { text: text.slice(0, first) + made + text.slice(to), from: from + sign.length, to: to + sign.length * lines.length };
}

/** A text with marks as a tree: what a page draws as elements, so that no markup is ever put into it. */
export type Rich = string | { tag: Tag; href?: string; inside: Rich[] };

const tags = [
  "p",
  "br",
  "hr",
  "h1",
  "h2",
  "h3",
  "h4",
  "ul",
  "ol",
  "li",
  "blockquote",
  "pre",
  "code",
  "em",
  "strong",
  "b",
  "i",
  "u",
  "s",
  "del",
  "a",
] as const;
export type Tag = (typeof tags)[number];

const single: readonly string[] = ["br", "hr"];
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const links = /^(https?:|mailto:|tel:)/i;

/** Of what the server rendered and cleaned. What is not known here is left out, and what stands in it stays. */
export function richText(html: string): Rich[] {
  const top: Rich[] = [];
  const open: { name: string; inside: Rich[] }[] = [{ name: "", inside: top }];
  for (const [whole, closes, name = "", attributes = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+|</gi)) {
    const inside = open.at(-1)?.inside ?? top;
    if (name === "") inside.push(decoded(whole));
    else if (closes) {
      const at = open.findLastIndex((one) => one.name === name.toLowerCase());
      if (at > 0) open.length = at;
    } else begin(name.toLowerCase(), attributes, inside, open);
  }
  return top;
}

function begin(name: string, attributes: string, inside: Rich[], open: { name: string; inside: Rich[] }[]): void {
  const tag = tags.find((one) => one === name);
  const within: Rich[] = tag ? [] : inside;
  if (tag) {
    const href = tag === "a" ? decoded(/href\s*=\s*"([^"]*)"/i.exec(attributes)?.[1] ?? "") : "";
    inside.push({ tag, ...(links.test(href) && { href }), inside: within });
  }
  if (!single.includes(name)) open.push({ name, inside: within });
}

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === "x" ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

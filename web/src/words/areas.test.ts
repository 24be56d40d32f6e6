import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, it } from "vitest";

const src = resolve(import.meta.dirname, "..");
const everywhere = ["app", "identity", "kit", "inside"];

/** Where each word stands. */
const areas = new Map<string, string>();
for (const file of readdirSync(join(src, "words/en"))) {
  for (const word of Object.keys(JSON.parse(readFileSync(join(src, "words/en", file), "utf8")))) areas.set(word, file.replace(".json", ""));
}

it("Every page brings the words of whatever it is made of", () => {
  // What one page is, on one line.
  const pages = [
    ...readFileSync(join(src, "insidePages.ts"), "utf8")
      .replaceAll(/\n\s{4,}/g, " ")
      .matchAll(/import\("\.\/([^"]+)"\)(.*)/g),
  ];
  expect(pages.length).toBeGreaterThan(10);
  for (const [, page = "", rest = ""] of pages) {
    const brought = [...rest.matchAll(/"(\w+)"/g)].map(([, area]) => area);
    expect([...wanted(join(src, `${page}.tsx`))].filter((area) => !everywhere.includes(area)).sort(), page).toEqual([...brought].sort());
  }
});

/** The areas of the words that a file and all that it imports say. */
function wanted(entry: string): Set<string> {
  const [seen, open, found] = [new Set<string>(), [entry], new Set<string>()];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const text = readFileSync(path, "utf8");
    for (const [, word = ""] of text.matchAll(/"([a-zA-Z]+(?:\.[a-zA-Z]+)+)"/g)) if (areas.has(word)) found.add(areas.get(word) ?? "");
    for (const [, start = ""] of text.matchAll(/`((?:\w+\.)+)\$\{/g)) {
      for (const [word, area] of areas) if (word.startsWith(start)) found.add(area);
    }
    for (const [, imported = ""] of text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)) {
      const base = resolve(dirname(path), imported);
      const file = [`${base}.tsx`, `${base}.ts`].find((one) => existsSync(one));
      if (file && !file.endsWith("insidePages.ts")) open.push(file);
    }
  }
  return found;
}

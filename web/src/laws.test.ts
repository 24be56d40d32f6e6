import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { refusalWords } from "./api/refusalWords";

/** What keeps the app in its shape. Each law asserts that it has something to look at. */
const src = import.meta.dirname;
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(tsx?|css)$/.test(path) && !path.endsWith("company.d.ts"))
  .map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(join(src, path), "utf8") }));
const code = files.filter(({ path }) => /\.tsx?$/.test(path) && !path.endsWith(".test.ts"));
const ground = new Set(["kit", "api", "time", "app", "words"]);
const modules = [...new Set(code.map(({ path }) => path.split("/")[0] ?? ""))].filter((name) => !ground.has(name) && !name.includes("."));

const having = (pattern: RegExp, among = code, but: string[] = []) =>
  among.filter(({ path, text }) => !but.includes(path) && pattern.test(text)).map(({ path }) => path);

describe("laws", () => {
  it("No module knows another", () => {
    expect(modules.length).toBeGreaterThan(3);
    const foreign = code.flatMap(({ path, text }) => {
      const own = path.split("/")[0] ?? "";
      if (!modules.includes(own)) return [];
      const imported = [...text.matchAll(/(?:from|import)\s*\(?"(\.[^"]+)"/g)].map(
        (found) => relative(src, resolve(src, dirname(path), found[1] ?? "")).split("/")[0] ?? "",
      );
      return imported.filter((name) => name !== own && !ground.has(name)).map((name) => `${path} → ${name}`);
    });
    expect(foreign).toEqual([]);
  });

  it("The ground knows no module, but for sign-in over a page", () => {
    const known = code
      .filter(({ path }) => ground.has(path.split("/")[0] ?? ""))
      .flatMap(({ path, text }) => modules.filter((name) => text.includes(`"../${name}/`)).map((name) => `${path} → ${name}`));
    expect(known).toEqual(["app/CompanyRoot.tsx → identity"]);
  });

  it("Device time, storage and made-up HTML stand where they are named", () => {
    expect(having(/\bnew Date\b|\bDate\.(now|parse|UTC)/)).toEqual(["time/clock.ts"]);
    expect(having(/\blocalStorage\b/)).toEqual(["app/device.ts"]);
    expect(having(/innerHTML|dangerouslySetInnerHTML|document\.write/)).toEqual([]);
  });

  it("Colours and sizes of type are tokens", () => {
    const styles = files.filter(({ path }) => path.endsWith(".css") && path !== "kit/tokens.css");
    expect(styles.length).toBeGreaterThan(30);
    expect(having(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsl/i, styles)).toEqual([]);
    expect(having(/font-size:[^;]*\dpx|style=\{\{[^}]*#[0-9a-f]{3}/i, files)).toEqual([]);
    expect(having(/\b(margin|padding|border|inset)-(left|right)\b|text-align: (left|right)/, styles)).toEqual([]);
  });

  it("Every style stands in a layer", () => {
    const styles = files.filter(({ path }) => path.endsWith(".module.css"));
    expect(styles.filter(({ text }) => !/@layer (kit|feature) \{/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it("No file is longer than two hundred lines, nothing is a default export, and no folder is for odds and ends", () => {
    expect(files.filter(({ text }) => text.split("\n").length > 201).map(({ path }) => path)).toEqual([]);
    expect(having(/^export default /m)).toEqual([]);
    expect(files.filter(({ path }) => /(^|\/)(utils?|helpers?|hooks|common)\//.test(path))).toEqual([]);
    expect(having(/^export \* from/m)).toEqual([]);
  });

  it("Every page is fetched when it is wanted, has a title, and is looked at by the tests of what everybody can use", () => {
    const routes = ["routes.tsx", "insidePages.ts"].map((path) => readFileSync(join(src, path), "utf8")).join("\n");
    const pages = [...routes.matchAll(/import\("\.\/([^"]+)"\)/g)].map((found) => found[1] ?? "");
    expect(pages.length).toBeGreaterThan(10);
    expect(having(/from "\.\/(identity|me|notifications|shell|kitPage)\//, [{ path: "routes.tsx", text: routes }])).toEqual([]);
    const looked = readFileSync(resolve(src, "../../tests/Tests/Web/WebPages.cs"), "utf8");
    for (const page of pages.filter((one) => !["insidePages", "shell/Shell", "notifications/BellList", "app/PageFailed"].includes(one))) {
      expect(existsSync(join(src, `${page}.tsx`)), page).toBe(true);
      expect(readFileSync(join(src, `${page}.tsx`), "utf8"), page).toContain("useTitle(");
      expect(looked, page).toContain(`"${page.split("/").at(-1)}"`);
    }
  });

  it("All languages say the same, with the same arguments, and nothing is said that nobody hears", () => {
    const args = (text: string) => [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((found) => found[1]))].sort();
    const read = (language: string): Record<string, string> =>
      Object.assign(
        {},
        ...readdirSync(join(src, "words", language)).map((file) => JSON.parse(readFileSync(join(src, "words", language, file), "utf8"))),
      );
    const en = read("en");
    const words = Object.keys(en);
    expect(words.length).toBeGreaterThan(150);
    for (const language of ["de", "tr"]) {
      const catalogue = read(language);
      expect(Object.keys(catalogue).sort(), language).toEqual([...words].sort());
      for (const word of words) expect(args(catalogue[word] ?? ""), `${language} ${word}`).toEqual(args(en[word] ?? ""));
    }
    const heard = code.map(({ text }) => text).join("\n");
    const made = [...heard.matchAll(/`((?:\w+\.)+)\$\{/g)].map((found) => found[1] ?? "");
    expect(words.filter((word) => !heard.includes(`"${word}"`) && !made.some((start) => word.startsWith(start)))).toEqual([]);
  });

  it("Every part of the kit is shown on its page", () => {
    const shown = code
      .filter(({ path }) => path.startsWith("kitPage/"))
      .map(({ text }) => text)
      .join("\n");
    const parts = code.filter(({ path }) => /^kit\/[A-Z]\w+\.tsx$/.test(path)).map(({ path }) => path.slice(4, -4));
    expect(parts.length).toBeGreaterThan(35);
    // Parts of others, and what stands around every page.
    expect(
      parts.filter(
        (name) => !shown.includes(`../kit/${name}"`) && !["Spinner", "MonthGrid", "Field", "ChoiceField", "Toasts", "Live"].includes(name),
      ),
    ).toEqual([]);
  });

  it("Every code with words of its own is one that the server knows", () => {
    const sources = readdirSync(resolve(src, "../../src"), { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".cs"));
    const server = sources.map((path) => readFileSync(resolve(src, "../../src", path), "utf8")).join("\n");
    expect(Object.keys(refusalWords).filter((name) => name !== "Unreachable" && !server.includes(`"${name}"`))).toEqual([]);
  });
});

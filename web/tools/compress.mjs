// Packs what was built, so that the host does not: beside each text its .br and .gz, unless packing does not pay. And says in
// artifacts/web-sizes.json what each part of the app costs a browser, for the budgets of the tests.
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const root = resolve(import.meta.dirname, "../../artifacts/web");
const texts = new Set([".js", ".css", ".html", ".svg", ".json", ".webmanifest"]);
const gzipped = {};

renameSync(join(root, ".vite/manifest.json"), join(root, "../web-manifest.json"));
rmSync(join(root, ".vite"), { recursive: true });

for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  const bytes = readFileSync(path);
  const name = path.slice(root.length + 1).replaceAll("\\", "/");
  gzipped[name] = statSync(path).size;
  if (!texts.has(extname(path))) continue;
  const gz = gzipSync(bytes, { level: 9 });
  const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  if (gz.length < bytes.length) writeFileSync(`${path}.gz`, gz);
  if (br.length < bytes.length) writeFileSync(`${path}.br`, br);
  gzipped[name] = Math.min(gz.length, bytes.length);
}

const manifest = JSON.parse(readFileSync(join(root, "../web-manifest.json"), "utf8"));
const sizes = { gzipped, chunks: {} };
for (const [source, chunk] of Object.entries(manifest))
  sizes.chunks[source] = { file: chunk.file, imports: chunk.imports ?? [], css: chunk.css ?? [], lazy: chunk.dynamicImports ?? [] };
writeFileSync(join(root, "../web-sizes.json"), JSON.stringify(sizes, null, 1));

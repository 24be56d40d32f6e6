// Builds src/worker/sw.ts to /sw.js, with the list of what was built before it: after vite, and before what was built is packed.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "vite";

const root = resolve(import.meta.dirname, "../../artifacts/web");
// Letters of other scripts are fetched by whoever writes them; the page of the kit is for those who build the app.
const left = /(^|\/)\.vite\/|^sw\.js$|\.(br|gz)$|\.woff2$|KitPage/;
const kept = /inter-latin-wght/;

const builtFiles = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(root.length + 1)
      .replaceAll("\\", "/"),
  )
  .filter((name) => kept.test(name) || !left.test(name))
  .sort()
  .map((name) => ({
    url: `/${name}`,
    revision: name.startsWith("assets/")
      ? null
      : createHash("sha256")
          .update(readFileSync(join(root, name)))
          .digest("hex")
          .slice(0, 16),
  }));

await build({
  configFile: false,
  publicDir: false,
  logLevel: "warn",
  root: resolve(import.meta.dirname, ".."),
  define: { builtFiles: JSON.stringify(builtFiles), "process.env.NODE_ENV": '"production"' },
  build: {
    outDir: root,
    emptyOutDir: false,
    minify: true,
    lib: { entry: resolve(import.meta.dirname, "../src/worker/sw.ts"), formats: ["iife"], name: "worker", fileName: () => "sw.js" },
  },
});

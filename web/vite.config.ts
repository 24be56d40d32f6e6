import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compiledWords } from "./tools/words.mjs";

const host = process.env.WORKFORCEOS_API ?? "http://localhost:5080";
const served = ["^/[A-Za-z]+-api/", "/openapi", "/client", "/staff", "/auth/", "/docs", "/app-config.json"];

export default defineConfig({
  plugins: [react(), compiledWords()],
  build: {
    outDir: "../artifacts/web",
    emptyOutDir: true,
    manifest: true,
    // Nothing inlined: the policy of the pages allows no data: scripts, and what is a file is cached.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "baseline-widely-available",
    // What nearly every page inside draws with, in one file: each by itself would cost more in packing than it holds.
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: "parts", test: /src\/(kit\/(Card|RelativeTime)|time\/(durations|wall|words))\b/ }],
        },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(served.map((path) => [path, { target: host, changeOrigin: false }])),
  },
  test: { environment: "node", include: ["src/**/*.test.ts"], setupFiles: ["./vitest.setup.ts"] },
} as never);

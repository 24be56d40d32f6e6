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
    // React, what nearly every page inside draws with, and the signs of its navigation, each in one file: one by one they would cost more in packing than they hold. What is in one
    // file may need nothing that needs the file.
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: "parts", test: /src\/(kit\/(Card|RelativeTime)|time\/(durations|wall|words))\b/ },
            {
              name: "signs",
              test: /icons\/(bell|calendar-days|clock|credit-card|ellipsis|gauge|hourglass|list-checks|megaphone|settings|tree-palm|user-round|users|wallet)\.m?js/,
            },
          ],
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

// Makes src/api/company.d.ts from the document that the host prints of itself. Nothing else needs it: a build erases types.
import { execFileSync } from "node:child_process";
import { existsSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import openapi, { astToString } from "openapi-typescript";

const root = resolve(import.meta.dirname, "../..");
const programs = ["Host", "Tests"].map((name) => resolve(root, `artifacts/bin/${name}/release/WorkforceOS.Host.dll`)).filter(existsSync);
if (programs.length === 0) {
  console.error("The host is not built: ./run builds it.");
  process.exit(1);
}
const program = programs.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
const made = resolve(import.meta.dirname, "../src/api/company.d.ts");
if (process.argv.includes("--if-older") && existsSync(made) && statSync(made).mtimeMs > statSync(program).mtimeMs) process.exit(0);

const document = JSON.parse(execFileSync("dotnet", [program, "--openapi", "company"], { maxBuffer: 64 * 1024 * 1024, cwd: root }).toString());
// Refusals are read by refusals.ts, whatever the operation; without them the types are half as long.
for (const path of Object.values(document.paths))
  for (const operation of Object.values(path))
    for (const status of Object.keys(operation.responses)) if (!status.startsWith("2")) delete operation.responses[status];
writeFileSync(made, `// Made by tools/types.mjs.\n${astToString(await openapi(document, { defaultNonNullable: false }))}`);

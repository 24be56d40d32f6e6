// Takes the pictures of README from the demo company of a host that ./run has started: node --experimental-websocket web/tools/pictures.mjs [address]
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const address = process.argv[2] ?? "http://localhost:5080";
const pictures = [
  { file: "rota", who: "admin@workforceos.local", path: "/babil/rota", width: 1440, height: 900 },
  { file: "payroll", who: "admin@workforceos.local", path: "/babil/payroll/review", width: 1440, height: 900 },
  { file: "phone", who: "mia.lindqvall@babil.example", path: "/babil/today", width: 390, height: 844 },
];

/** With the password of the demo and the code that a host in Development reveals. */
async function signIn(email) {
  const ask = async (path, body, token) => {
    const headers = { "content-type": "application/json", "mbx-company-codename": "babil", ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(`${address}/auth-api/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  const { accessToken, sessionNeedsEmail2FA } = await ask("login", { email, password: "workforceos-demo-1" });
  if (sessionNeedsEmail2FA) {
    const { secretCode } = await ask("verification-services/email-2factor-verification/start", {}, accessToken);
    await ask("verification-services/email-2factor-verification/complete", { secretCode }, accessToken);
  }
  return accessToken;
}

async function picture({ file, who, path, width, height }) {
  const token = await signIn(who);
  const folder = mkdtempSync(join(tmpdir(), "pictures-"));
  const browser = spawn(process.env.WORKFORCEOS_CHROMIUM ?? "chromium", [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
    `--user-data-dir=${folder}`,
    "about:blank",
  ]);
  try {
    const line = await new Promise((found, failed) => {
      browser.once("exit", () => failed(new Error("Chromium did not start.")));
      browser.stderr.on("data", (text) => /ws:\S+/.test(text) && found(`${text}`.match(/ws:\S+/)[0]));
    });
    const { port } = new URL(line);
    const tabs = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
    const socket = new WebSocket(tabs.find((tab) => tab.type === "page").webSocketDebuggerUrl);
    await new Promise((open) => socket.addEventListener("open", open));
    const waiting = new Map();
    socket.addEventListener("message", ({ data }) => {
      const { id, result } = JSON.parse(data);
      waiting.get(id)?.(result);
    });
    let last = 0;
    const tell = (method, params = {}) =>
      new Promise((answered) => {
        waiting.set(++last, answered);
        socket.send(JSON.stringify({ id: last, method, params }));
      });
    await tell("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 640 });
    await tell("Network.setCookie", { name: "workforceos-access-token-babil", value: token, url: address, httpOnly: true });
    await tell("Page.navigate", { url: address + path });
    const isThere = `document.querySelector("main h1") !== null && document.querySelector("[aria-busy=true]") === null && document.fonts.status === "loaded"`;
    for (let still = 0, tries = 0; still < 8 && tries < 200; tries++) {
      await new Promise((on) => setTimeout(on, 150));
      still = (await tell("Runtime.evaluate", { expression: isThere })).result?.value ? still + 1 : 0;
    }
    const { data } = await tell("Page.captureScreenshot", { format: "webp", quality: 85 });
    const bytes = Buffer.from(data, "base64");
    writeFileSync(join(import.meta.dirname, "..", "..", "docs", `${file}.webp`), bytes);
    console.log(`docs/${file}.webp: ${Math.round(bytes.length / 1000)} kB`);
  } finally {
    const gone = new Promise((end) => browser.once("exit", end));
    browser.kill("SIGKILL");
    await gone;
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

for (const one of pictures) await picture(one);
process.exit(0);

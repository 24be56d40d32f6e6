import "./kit/fonts.css";
import "./kit/tokens.css";
import "./kit/base.css";
import { learnConfig } from "./app/config";
import { device } from "./app/device";
import { preferredLanguage } from "./app/language";
import { speak } from "./words/words";

const outside = /^\/([^/]+\/?)?((login|register|verify|second-factor|reset-password)\/?)?$/;

device.show();
// Whoever comes to a page inside need not wait for the app to be told where it is.
if (!outside.test(location.pathname)) void import("./insidePages");
void start();

async function start(): Promise<void> {
  const [{ draw }] = await Promise.all([
    import("./App"),
    learnConfig(),
    speak(preferredLanguage()),
    // Chromium has it since 144; the others are given it.
    "Temporal" in globalThis ? null : import("temporal-polyfill/global"),
  ]);
  draw(document.getElementById("app") as HTMLElement);
}

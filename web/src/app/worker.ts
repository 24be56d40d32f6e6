import { toast } from "../kit/toasts";
import { speakOf } from "../words/areas";
import { say } from "../words/words";

const aHour = 3_600_000;

/** The one script that a page names by an address, which the policy of the pages wants to be told of. */
const scripts = (globalThis as { trustedTypes?: { createPolicy: (name: string, rules: object) => { createScriptURL: (text: string) => string } } })
  .trustedTypes;
const address = scripts?.createPolicy("workforceos", { createScriptURL: () => "/sw.js" }).createScriptURL("") ?? "/sw.js";

/** With it pages open without a network, and pushes are shown. A newer one waits until somebody wants it. */
export async function startWorker(): Promise<void> {
  const { serviceWorker } = navigator;
  // Not before the page has what it wants itself.
  if (document.readyState !== "complete") await new Promise((loaded) => addEventListener("load", loaded, { once: true }));
  const registration = await serviceWorker?.register(address).catch(() => null);
  if (!registration) return;
  const heed = (worker: ServiceWorker | null) => {
    const offer = () => worker?.state === "installed" && serviceWorker.controller && void offerNew(worker);
    if (!offer()) worker?.addEventListener("statechange", offer);
  };
  heed(registration.waiting);
  registration.addEventListener("updatefound", () => heed(registration.installing));
  setInterval(() => void registration.update().catch(() => null), aHour);
}

async function offerNew(worker: ServiceWorker): Promise<void> {
  await speakOf("inside");
  toast(
    say("app.newVersion"),
    () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      worker.postMessage("takeOver");
    },
    say("app.reload"),
  );
}

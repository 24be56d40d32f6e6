import { setCacheNameDetails } from "workbox-core";
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { type Pushed, pageOfPush } from "./push";

/** What of a worker's surroundings is used; the library of their types would take the place of the pages'. */
interface Lasting extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}
interface OpenPage {
  url: string;
  focus: () => Promise<unknown>;
  navigate: (url: string) => Promise<unknown>;
}
declare const self: {
  skipWaiting: () => Promise<void>;
  registration: ServiceWorkerRegistration;
  clients: { matchAll: (which: object) => Promise<OpenPage[]>; openWindow: (url: string) => Promise<unknown> };
  addEventListener(type: "install", hear: (event: Lasting) => void): void;
  addEventListener(type: "message", hear: (event: MessageEvent) => void): void;
  addEventListener(type: "push", hear: (event: Lasting & { data: { json: () => unknown } | null }) => void): void;
  addEventListener(type: "notificationclick", hear: (event: Lasting & { notification: Notification }) => void): void;
};
/** What was built, put in by tools/worker.mjs. */
declare const builtFiles: { url: string; revision: string | null }[];

const configuration = "/app-config.json";
const configurationCache = "workforceos-configuration";

/** What the host answers itself, and the app must not. */
const ofHost = [/^\/[A-Za-z]+-api\//, /^\/(docs|openapi|files|health|readyz|client|staff|auth|core|commands|query|oauth)(\/|$)/, /\.[^/]*$/];

setCacheNameDetails({ prefix: "workforceos" });
cleanupOutdatedCaches();
precacheAndRoute(builtFiles, { cleanURLs: false, directoryIndex: "" });
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: ofHost }));
registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname === configuration, lastConfiguration);

/** The installation's own, of nobody in particular: asked for each time, kept for when nobody answers. */
async function lastConfiguration(): Promise<Response> {
  const kept = await caches.open(configurationCache);
  try {
    const fresh = await fetch(configuration);
    if (fresh.ok) await kept.put(configuration, fresh.clone());
    return fresh;
  } catch (error) {
    const last = await kept.match(configuration);
    if (last) return last;
    throw error;
  }
}

// So that whoever never saw a page after the worker came has it too.
self.addEventListener("install", (event) => event.waitUntil(lastConfiguration().catch(() => null)));

// A new worker waits until somebody wants it: what is open goes on as it was loaded.
self.addEventListener("message", (event) => {
  if (event.data === "takeOver") void self.skipWaiting();
});

self.addEventListener("push", (event) => {
  const pushed = event.data?.json() as Pushed | undefined;
  if (!pushed) return;
  const { title, body, id, aboutId } = pushed;
  // What is told again of one thing takes the place of what was told before.
  event.waitUntil(self.registration.showNotification(title, { body, tag: aboutId ?? id, icon: "/icons/icon-192.png", data: pushed }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data as Pushed));
});

/** In a window that is there already, if any: it says at which company one is. */
async function open(pushed: Pushed): Promise<void> {
  const [shown] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const page = pageOfPush(pushed, shown ? new URL(shown.url) : null);
  if (!shown) return void (await self.clients.openWindow(page));
  await shown.focus();
  await shown.navigate(page).catch(() => self.clients.openWindow(page));
}

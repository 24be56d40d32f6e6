import type { QueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { companyHeader } from "../api/clients";
import { eventsOf } from "../api/events";
import { token } from "../api/token";
import { environment, isForeign } from "./config";

type Told = { is: "hint"; objects: string[] } | { is: "notification" } | { is: "line"; open: boolean };

let open = true;
const listeners = new Set<() => void>();

/** Whether this browser hears of changes at once; else it asks each minute. */
export function useLine(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}

/**
 * Two streams for each company and browser, hints of changes and the inbox: one tab holds them, by a lock, and tells the others, since
 * a browser opens six connections to a host and no more. A hint names objects, without ids: what is shown of them is fetched again.
 */
export function useLive(codename: string | null, queries: QueryClient): void {
  useEffect(() => {
    const stop = new AbortController();
    const channel = new BroadcastChannel(`workforceos.live.${codename ?? ""}`);
    const hear = (told: Told) => {
      if (told.is === "line") {
        // What happened while nobody listened was told to nobody.
        if (told.open && !open) void queries.invalidateQueries();
        setOpen(told.open);
      }
      if (told.is === "notification") void queries.invalidateQueries({ queryKey: ["notifications"] });
      if (told.is === "hint") for (const object of told.objects) void queries.invalidateQueries({ queryKey: [object] });
    };
    const tell = (told: Told) => {
      hear(told);
      channel.postMessage(told);
    };
    channel.onmessage = (event: MessageEvent<Told>) => hear(event.data);
    const hold = () =>
      Promise.all([stream("/realtime-api/stream", codename, tell, stop.signal), stream("/notification-api/stream", codename, tell, stop.signal)]);
    navigator.locks?.request(`workforceos.live.${codename ?? ""}`, { signal: stop.signal }, hold).catch(() => null);
    const timer = setInterval(() => {
      if (!open && document.visibilityState === "visible") void queries.invalidateQueries();
    }, 60_000);
    return () => {
      stop.abort();
      channel.close();
      clearInterval(timer);
    };
  }, [codename, queries]);
}

/** Until the page is left: connects again when the line is lost, later each time. */
async function stream(path: string, codename: string | null, tell: (told: Told) => void, signal: AbortSignal): Promise<void> {
  let last = "";
  for (let wait = 1000; !signal.aborted; wait = Math.min(wait * 2, 30_000)) {
    try {
      const base = isForeign() ? environment().baseUrl : "";
      const response = await fetch(base + path, { signal, headers: headers(codename, last) });
      if (response.status === 401 || response.status === 403) return;
      if (!response.ok || !response.body) throw new Error("no stream");
      tell({ is: "line", open: true });
      wait = 1000;
      for await (const event of eventsOf(response.body)) {
        if (event.id) last = event.id;
        if (event.name === "changed") tell({ is: "hint", objects: (JSON.parse(event.data) as { objects: string[] }).objects });
        if (event.name === "notification") tell({ is: "notification" });
      }
    } catch {
      // As where the line was cut: said below, and tried again.
    }
    if (signal.aborted) return;
    tell({ is: "line", open: false });
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

function headers(codename: string | null, last: string): HeadersInit {
  const known = token.of(codename);
  return {
    accept: "text/event-stream",
    ...(codename && { [companyHeader]: codename }),
    ...(known && { authorization: `Bearer ${known}` }),
    ...(last && { "last-event-id": last }),
  };
}

function setOpen(now: boolean): void {
  if (open === now) return;
  open = now;
  for (const listener of listeners) listener();
}

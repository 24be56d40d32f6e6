import { useEffect, useState } from "react";

/** The server's clock: a device's may be wrong. Off by what the Date of its answers says, of which the quickest is believed. */
let offset = 0;
let doubt = Number.POSITIVE_INFINITY;

export function now(): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.round(deviceTime() + offset));
}

/** The time that the device shows, in milliseconds since 1970. */
export function deviceTime(): number {
  return Date.now();
}

/** @param asked when the question left, as deviceTime says. */
export function learnTime(date: string | null, asked: number): void {
  const told = date ? Date.parse(date) : Number.NaN;
  const answered = deviceTime();
  // The Date is cut to whole seconds, so its middle is half a second later.
  const unsure = (answered - asked) / 2 + 500;
  if (Number.isNaN(told) || unsure > doubt) return;
  const found = told + 500 - (asked + answered) / 2;
  doubt = unsure;
  offset = Math.abs(found) < 1500 ? 0 : found;
}

const periods = { second: 1000, minute: 60_000 };

/** Ticks only where somebody looks: mounted, and the page in sight. */
export function useNow(period: keyof typeof periods): Temporal.Instant {
  const [at, set] = useState(now);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      clearTimeout(timer);
      if (document.visibilityState === "hidden") return;
      const current = now();
      set(current);
      timer = setTimeout(tick, periods[period] - (current.epochMilliseconds % periods[period]) + 5);
    };
    tick();
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [period]);
  return at;
}

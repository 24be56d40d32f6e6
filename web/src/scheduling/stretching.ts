import { stretched, type Window } from "./dayWindow";
import { ghost } from "./ghost";
import type { Shift } from "./queries";

type Times = { startTime: string } | { endTime: string };

/** From the press on an edge of a bar until it is let go: by quarters of an hour, with Alt by five minutes. */
export function startStretch(pressed: PointerEvent, bar: HTMLElement, shift: Shift, window: Window, save: (times: Times) => void): void {
  const edge = (pressed.target as HTMLElement).dataset.edge as "startTime" | "endTime" | undefined;
  const track = bar.parentElement;
  if (!edge || !track || pressed.button !== 0 || shift.status !== "scheduled") return;
  pressed.preventDefault();
  const minutes = (window.end.epochMilliseconds - window.start.epochMilliseconds) / 60_000;
  const perPixel = minutes / track.getBoundingClientRect().width;
  const shown = ghost("");
  const stop = new AbortController();
  let time = shift[edge];
  const moved = (event: PointerEvent) => {
    time = stretched(shift[edge], (event.clientX - pressed.clientX) * perPixel, event.altKey ? 5 : 15);
    shown.says(edge === "startTime" ? `${time}–${shift.endTime}` : `${shift.startTime}–${time}`, "fine");
    shown.at(event.clientX + 12, event.clientY + 12);
  };
  const end = () => {
    stop.abort();
    shown.away();
  };
  const released = () => {
    end();
    const swallow = (event: MouseEvent) => event.stopPropagation();
    document.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener("click", swallow, { capture: true }), 0);
    if (time !== shift[edge]) save(edge === "startTime" ? { startTime: time } : { endTime: time });
  };
  globalThis.addEventListener("pointermove", moved, { signal: stop.signal });
  globalThis.addEventListener("pointerup", released, { signal: stop.signal });
  globalThis.addEventListener("pointercancel", end, { signal: stop.signal });
  globalThis.addEventListener("keydown", (event) => event.key === "Escape" && end(), { signal: stop.signal });
}

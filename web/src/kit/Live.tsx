import { useSyncExternalStore } from "react";

/** Reads out what changed: politely, or at once where something was refused. */
export function announce(text: string, how: "politely" | "at once" = "politely"): void {
  said = { ...said, [how]: said[how] === text ? `${text} ` : text };
  for (const listener of listeners) listener();
}

let said = { politely: "", "at once": "" };
const listeners = new Set<() => void>();

export function Live() {
  const { politely, "at once": atOnce } = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
  return (
    <>
      <div className="unseen" aria-live="polite">
        {politely}
      </div>
      <div className="unseen" aria-live="assertive">
        {atOnce}
      </div>
    </>
  );
}

import { useSyncExternalStore } from "react";
import { again } from "../api/clients";

/** Calls whose session had ended wait here until somebody has signed in over the page. */
export interface AskedAgain {
  done: (signedIn: boolean) => void;
}

let asked: AskedAgain | null = null;
let waiting: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

export function useAskedAgain(): AskedAgain | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
}

/** From when somebody is signed in: all calls that are refused for it wait for the same dialog. */
export function askAgainWhenEnded(on: boolean): void {
  again.ask = on ? ask : null;
}

function ask(): Promise<boolean> {
  waiting ??= new Promise<boolean>((resolve) => {
    set({
      done: (signedIn) => {
        waiting = null;
        set(null);
        resolve(signedIn);
      },
    });
  });
  return waiting;
}

function set(now: AskedAgain | null): void {
  asked = now;
  for (const listener of listeners) listener();
}

/** What this device remembers of whoever uses it: how it looks, and where they were. Never who they are; no token is kept. */
export interface Device {
  scheme: "system" | "light" | "dark";
  density: "comfortable" | "compact";
  language: string | null;
  environment: string | null;
  /** Codenames of companies where somebody signed in here, newest first; "" is the platform. */
  companies: string[];
  /** Keys that somebody switched off. */
  keys: boolean;
  narrow: boolean;
}

const name = "workforceos.device";
const usual: Device = { scheme: "system", density: "comfortable", language: null, environment: null, companies: [], keys: true, narrow: false };
let kept = read();
const listeners = new Set<() => void>();

export const device = {
  now: () => kept,
  follow(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  change(what: Partial<Device>) {
    kept = { ...kept, ...what };
    try {
      localStorage.setItem(name, JSON.stringify(kept));
    } catch {
      // Where storage is closed it is remembered until the page is left.
    }
    show();
    for (const listener of listeners) listener();
  },
  /** Puts the looks on the page, before anything is drawn. */
  show,
};

function show(): void {
  const { dataset } = document.documentElement;
  if (kept.scheme === "system") delete dataset.scheme;
  else dataset.scheme = kept.scheme;
  dataset.density = kept.density;
}

function read(): Device {
  try {
    return { ...usual, ...JSON.parse(localStorage.getItem(name) ?? "{}") };
  } catch {
    return usual;
  }
}

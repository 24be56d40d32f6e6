/** What was done, shown for a while at the foot of the page, with the way back; or what may be done, until somebody says so. */
export interface ToastMessage {
  id: number;
  text: string;
  undo?: (() => void) | undefined;
  /** What its button does, where that is not to undo. */
  label?: string | undefined;
}

const lasts = 6000;
let shown: readonly ToastMessage[] = [];
let last = 0;
const listeners = new Set<() => void>();

export const toasts = {
  all: () => shown,
  follow(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function toast(text: string, undo?: () => void, label?: string): void {
  const message = { id: ++last, text, undo, label };
  set([...shown.slice(-2), message]);
  if (!label) setTimeout(() => dismiss(message.id), lasts);
}

export function dismiss(id: number): void {
  set(shown.filter((message) => message.id !== id));
}

function set(messages: readonly ToastMessage[]): void {
  shown = messages;
  for (const listener of listeners) listener();
}

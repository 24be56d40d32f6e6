/** What was done, shown for a while at the foot of the page, with the way back. */
export interface ToastMessage {
  id: number;
  text: string;
  undo?: (() => void) | undefined;
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

export function toast(text: string, undo?: () => void): void {
  const message = { id: ++last, text, undo };
  set([...shown.slice(-2), message]);
  setTimeout(() => dismiss(message.id), lasts);
}

export function dismiss(id: number): void {
  set(shown.filter((message) => message.id !== id));
}

function set(messages: readonly ToastMessage[]): void {
  shown = messages;
  for (const listener of listeners) listener();
}

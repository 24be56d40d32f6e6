/** The last things that were done on this page, newest last; each can be undone and done again. */
interface Step {
  undo: () => Promise<{ refusal: unknown }>;
  redo: () => Promise<{ refusal: unknown }>;
}

const most = 20;
let done: Step[] = [];
let undone: Step[] = [];

/** @returns what undoes it, if it is still the last that can be. */
export function keepUndo(step: Step): () => void {
  done = [...done, step].slice(-most);
  undone = [];
  return () => {
    if (done.includes(step)) void take(step);
  };
}

export async function undoLast(): Promise<boolean> {
  const step = done.at(-1);
  return step ? take(step) : false;
}

export async function redoLast(): Promise<boolean> {
  const step = undone.at(-1);
  if (!step) return false;
  undone = undone.slice(0, -1);
  const { refusal } = await step.redo();
  if (!refusal) done = [...done, step];
  return !refusal;
}

export function forgetUndo(): void {
  [done, undone] = [[], []];
}

async function take(step: Step): Promise<boolean> {
  done = done.filter((one) => one !== step);
  const { refusal } = await step.undo();
  if (!refusal) undone = [...undone, step].slice(-most);
  return !refusal;
}

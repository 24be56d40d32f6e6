/** The last things that were done on this page, newest last; each can be undone and done again. */
interface Step {
  undo: () => Promise<{ refusal: unknown }>;
  redo: () => Promise<{ refusal: unknown }>;
}

const most = 20;
let done: Step[] = [];
let undone: Step[] = [];

/** What is pressed while one is under way comes after it. */
let before: Promise<unknown> = Promise.resolve();

/** @returns what undoes it, if it is still the last that can be. */
export function keepUndo(step: Step): () => void {
  done = [...done, step].slice(-most);
  undone = [];
  return () => void inTurn(async () => done.includes(step) && take(step));
}

export function undoLast(): Promise<boolean> {
  return inTurn(async () => {
    const step = done.at(-1);
    return step ? take(step) : false;
  });
}

export function redoLast(): Promise<boolean> {
  return inTurn(async () => {
    const step = undone.at(-1);
    if (!step) return false;
    undone = undone.slice(0, -1);
    const { refusal } = await step.redo();
    if (!refusal) done = [...done, step];
    return !refusal;
  });
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

function inTurn(act: () => Promise<boolean>): Promise<boolean> {
  const next = before.then(act);
  before = next.catch(() => null);
  return next;
}

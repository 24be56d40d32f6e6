import { announce } from "../kit/Live";
import { toast } from "../kit/toasts";
import { say } from "../words/words";
import { asRefusal, type Refusal, sentenceOf } from "./refusals";
import { keepUndo } from "./undo";

export interface Change<T> {
  /** Sent with a key, so that it happens once however often it is sent. */
  call: (key: string) => Promise<T>;
  /** Shows it as done; what comes back takes it back. */
  optimistic?: () => () => void;
  /** What would undo it, made from what the server answered. */
  inverse?: (answer: T) => Change<unknown>;
  /** Said when it is done; shown where nothing else shows it. */
  says?: (answer: T) => string;
  quiet?: boolean;
}

export type Outcome<T> = { answer: T; refusal: null } | { answer: null; refusal: Refusal };

/** Does one thing: shows it at once, sends it, and takes it back and says so where it is refused. */
export async function change<T>(what: Change<T>): Promise<Outcome<T>> {
  const outcome = await send(what);
  if (outcome.refusal) return outcome;
  const words = what.says?.(outcome.answer);
  if (words) announce(words);
  const { inverse } = what;
  let { answer } = outcome;
  const undo =
    inverse &&
    keepUndo({
      undo: () => send(inverse(answer)),
      // Done again it may be another thing: what undoes it is made from the new answer.
      redo: async () => {
        const again = await send(what);
        if (!again.refusal) answer = again.answer;
        return again;
      },
    });
  if (words && !what.quiet) toast(words, undo);
  return outcome;
}

async function send<T>(what: Change<T>): Promise<Outcome<T>> {
  const takeBack = what.optimistic?.();
  try {
    return { answer: await what.call(crypto.randomUUID()), refusal: null };
  } catch (error) {
    takeBack?.();
    const refusal = asRefusal(error);
    announce(sentenceOf(refusal, say), "at once");
    return { answer: null, refusal };
  }
}

import { useSyncExternalStore } from "react";
import { queriesOf } from "../api/queries";
import { asRefusal, type Refusal } from "../api/refusals";
import { deviceTime } from "../time/clock";
import { type BrowserStore, inStore } from "./browserStore";
import { place } from "./company";
import type { Session } from "./session";

/** What was answered, and when by the clock of the server. */
interface Kept<T> {
  user: string;
  at: number;
  of: string;
  answer: T;
}

const session = "session";
const oldest = 7 * 24 * 3600_000;
const storeOf = (codename: string): BrowserStore => ({ database: `workforceos.${codename}.last`, store: "answers", keyPath: null });

/** Whose answers these are: of nobody, nothing is kept. */
let user: string | null = null;
/** Of what is shown although nobody answers, since when it is known. */
let shown: ReadonlyMap<string, number> = new Map();
const listeners = new Set<() => void>();

/**
 * A question whose answer is kept until its person signs out, and stands in for one where nobody answers.
 * @param name The same for what takes each other's place.
 * @param of Which of these it is: the answer to another is none to this.
 */
export function keptAs<Asked extends { queryFn?: unknown }>(name: string, asked: Asked, of = ""): Asked {
  const ask = asked.queryFn as (context: unknown) => Promise<unknown>;
  return { ...asked, queryFn: (context: unknown) => orLast(() => ask(context), name, of) };
}

async function orLast(ask: () => Promise<unknown>, name: string, of: string): Promise<unknown> {
  const { codename } = place();
  const asker = user;
  try {
    const answer = await ask();
    // Whoever asked may have signed out meanwhile, and another in; a page that was just opened asks before it is known who it is.
    if (codename !== null && user !== null && (asker === null || asker === user)) void keep(codename, name, { user, at: deviceTime(), of, answer });
    if (shown.size > 0) {
      show(new Map());
      // What else is shown is as old, and somebody answers again.
      void queriesOf(codename).invalidateQueries();
    }
    return answer;
  } catch (error) {
    const last = isAway(asRefusal(error)) && codename !== null ? await read<unknown>(codename, name) : null;
    if (last === null || last.user !== user || last.of !== of) throw error;
    show(new Map([...shown, [name, last.at]]));
    return last.answer;
  }
}

/** The oldest of what is shown although nobody answers; null where all is of now. */
export function useAsOf(): number | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => (shown.size === 0 ? null : Math.min(...shown.values())),
  );
}

/** From now on answers are kept for this person; another's are gone. What lets anybody in is not among them. */
export async function keepFor(codename: string, signedIn: Session): Promise<void> {
  // Somebody of the platform who acts at a company takes nothing of it along.
  if (signedIn.tenantCodename.toLowerCase() !== codename.toLowerCase()) return;
  user = signedIn.userId;
  const before = await read<Session>(codename, session);
  if (before && before.user !== user) await inStore(storeOf(codename), "readwrite", (answers) => answers.clear()).catch(() => null);
  await keep(codename, session, { user, at: deviceTime(), of: "", answer: { ...signedIn, accessToken: "" } });
}

/** Who was signed in when somebody answered last. */
export async function lastSession(codename: string | null, refusal: Refusal): Promise<Session | null> {
  if (codename === null || !isAway(refusal)) return null;
  const last = await read<Session>(codename, session);
  if (last === null) return null;
  user = last.user;
  show(new Map([...shown, [session, last.at]]));
  return last.answer;
}

export function forgetLast(codename: string | null): void {
  user = null;
  show(new Map());
  if (codename !== null) indexedDB.deleteDatabase(storeOf(codename).database);
}

/** Nobody answered, or something on the way to who would have. */
function isAway({ status }: Refusal): boolean {
  return status === 0 || (status >= 502 && status <= 504);
}

async function keep<T>(codename: string, name: string, kept: Kept<T>): Promise<void> {
  await inStore(storeOf(codename), "readwrite", (answers) => answers.put(kept, name)).catch(() => null);
}

async function read<T>(codename: string, name: string): Promise<Kept<T> | null> {
  const kept = await inStore(storeOf(codename), "readonly", (answers) => answers.get(name) as IDBRequest<Kept<T> | undefined>).catch(() => undefined);
  return kept && deviceTime() - kept.at < oldest ? kept : null;
}

function show(next: ReadonlyMap<string, number>): void {
  shown = next;
  for (const listener of listeners) listener();
}

import { useSyncExternalStore } from "react";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { forgetAnswers } from "../api/queries";
import { asRefusal, type Refusal } from "../api/refusals";
import { token } from "../api/token";
import { forgetUndo } from "../api/undo";
import { place } from "./company";
import { device } from "./device";

export type Session = components["schemas"]["Session"];

export type SessionState =
  | { is: "asked" }
  | { is: "out" }
  /** The password was right, the second factor is still to come. */
  | { is: "pending"; session: Session }
  | { is: "in"; session: Session }
  | { is: "unreachable"; refusal: Refusal };

const states = new Map<string, SessionState>();
const listeners = new Set<() => void>();
const unasked: SessionState = { is: "out" };

/** Who is signed in at the company of the page. */
export function useSession(): SessionState {
  return useSyncExternalStore(follow, () => states.get(place().codename ?? "") ?? unasked);
}

export function sessionNow(): SessionState {
  return states.get(place().codename ?? "") ?? unasked;
}

/** Pages that anybody may see ask only where somebody was signed in on this device; the others always. */
export function mayBeIn(codename: string | null): boolean {
  return states.get(codename ?? "")?.is === "in" || device.now().companies.includes(codename ?? "") || token.of(codename) !== null;
}

/** The cookie knows, if anybody. */
export async function learnSession(): Promise<SessionState> {
  const { codename } = place();
  const known = states.get(codename ?? "");
  if (!known || known.is === "unreachable") set(codename, { is: "asked" });
  try {
    return enter(await told(clients.auth.GET("/auth-api/currentuser")));
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal.status === 401 || refusal.status === 403 || refusal.code === "UserTenantNotFound") return leave(codename);
    const last = await lastAnswers().then(
      (kept) => kept.lastSession(codename, refusal),
      () => null,
    );
    return set(codename, last ? { is: "in", session: last } : { is: "unreachable", refusal });
  }
}

/** Sent with what is asked from now on; who is signed in does not change. */
export function holdToken(session: Session): void {
  token.keep(place().codename, session.accessToken);
}

/** With what sign-in, second factor or the cookie answered. */
export function enter(session: Session): SessionState {
  const { codename } = place();
  holdToken(session);
  if (session.sessionNeedsEmail2FA) return set(codename, { is: "pending", session });
  const { companies } = device.now();
  if (companies[0] !== (codename ?? ""))
    device.change({ companies: [codename ?? "", ...companies.filter((one) => one !== (codename ?? ""))].slice(0, 8) });
  if (codename !== null) void lastAnswers().then((kept) => kept.keepFor(codename, session));
  return set(codename, { is: "in", session });
}

export async function signOut(): Promise<void> {
  const { codename } = place();
  await told(clients.auth.POST("/auth-api/logout")).catch(() => null);
  leave(codename);
  // Taps at the clock that nobody could be told of go with whoever made them.
  for (const { name } of await indexedDB.databases()) if (name?.startsWith(`workforceos.${codename}.`)) indexedDB.deleteDatabase(name);
}

/** Nothing of the person stays here. */
function leave(codename: string | null): SessionState {
  token.forget(codename);
  forgetAnswers(codename);
  void lastAnswers().then((kept) => kept.forgetLast(codename));
  forgetUndo();
  const { companies } = device.now();
  if (companies.includes(codename ?? "")) device.change({ companies: companies.filter((one) => one !== (codename ?? "")) });
  return set(codename, { is: "out" });
}

/** Whoever signs in waits for nothing that is of use only inside. */
function lastAnswers() {
  return import("./lastAnswers");
}

function set(codename: string | null, state: SessionState): SessionState {
  states.set(codename ?? "", state);
  for (const listener of listeners) listener();
  return state;
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

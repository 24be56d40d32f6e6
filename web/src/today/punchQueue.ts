import { useCallback, useEffect, useState } from "react";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { type BrowserStore, inStore } from "../app/browserStore";
import { place } from "../app/company";
import { deviceTime } from "../time/clock";

/** A tap at the clock that nobody could be told of yet. */
export interface WaitingPunch {
  /** By which the server knows it, so that it counts once however often it is sent. */
  clientId: string;
  action: "in" | "out";
  shiftId: string;
  recordId: string | null;
  deviceTime: string;
  /** What the server said when it came; it stays until somebody has read it. */
  refused: { code: string; sentence: string } | null;
}

const storeOf = (user: string): BrowserStore => ({
  database: `workforceos.${place().codename}.${user}.punches`,
  store: "punches",
  keyPath: "clientId",
});
const changed = "workforceos:punches";

export async function keepPunch(user: string, punch: WaitingPunch): Promise<void> {
  await write(user, (punches) => punches.put(punch));
}

export async function dropPunch(user: string, clientId: string): Promise<void> {
  await write(user, (punches) => punches.delete(clientId));
}

/** What waits on this device, sent as soon as there is somebody to send it to. */
export function useWaitingPunches(user: string): readonly WaitingPunch[] {
  const [waiting, set] = useState<readonly WaitingPunch[]>([]);
  const look = useCallback(() => void read(user).then(set), [user]);
  useEffect(() => {
    look();
    const send = () => void sendWaiting(user);
    send();
    window.addEventListener(changed, look);
    window.addEventListener("online", send);
    const timer = setInterval(() => document.visibilityState === "visible" && send(), 30_000);
    return () => {
      window.removeEventListener(changed, look);
      window.removeEventListener("online", send);
      clearInterval(timer);
    };
  }, [user, look]);
  return waiting;
}

/** All at once, in one call, each answered by its id. One tab sends. */
async function sendWaiting(user: string): Promise<void> {
  const send = async () => {
    const punches = (await read(user)).filter((punch) => punch.refused === null);
    if (punches.length === 0) return;
    const body = {
      sentAt: Temporal.Instant.fromEpochMilliseconds(deviceTime()).toString(),
      punches: punches.map(({ clientId, action, shiftId, recordId, deviceTime: made }) => ({
        clientId,
        action,
        deviceTime: made,
        ...(action === "in" ? { shiftId } : recordId ? { recordId } : { shiftId }),
      })),
    };
    const answer = await told(clients.attendance.POST("/attendanceManagement-api/v1/punches/replay", { body: body as never })).catch(() => null);
    for (const { clientId, outcome, errCode, message } of answer?.punches ?? []) {
      const punch = punches.find((one) => one.clientId === clientId);
      if (outcome === "refused" && punch) await keepPunch(user, { ...punch, refused: { code: errCode ?? "", sentence: message ?? "" } });
      else await dropPunch(user, clientId);
    }
    if (answer) await queriesOf(place().codename).invalidateQueries({ queryKey: ["attendanceRecord"] });
  };
  await (navigator.locks ? navigator.locks.request(storeOf(user).database, { ifAvailable: true }, (lock) => (lock ? send() : undefined)) : send());
}

async function read(user: string): Promise<WaitingPunch[]> {
  // Nothing is made where nothing waits; and where a browser keeps nothing for anybody, nothing can wait.
  const known = await indexedDB.databases().catch(() => []);
  if (!known.some((one) => one.name === storeOf(user).database)) return [];
  return inStore(storeOf(user), "readonly", (punches) => punches.getAll());
}

async function write(user: string, how: (punches: IDBObjectStore) => IDBRequest): Promise<void> {
  await inStore(storeOf(user), "readwrite", how);
  window.dispatchEvent(new Event(changed));
}

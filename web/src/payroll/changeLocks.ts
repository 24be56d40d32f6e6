import { type Change, change } from "../api/change";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import type { PeriodLock } from "./queries";

export type LockDraft = components["schemas"]["LockPeriodInput"];

const { payroll } = clients;

/** Undone the days are open again. */
export function lockDays(draft: LockDraft, period: string) {
  return change(locking(draft, period));
}

/** For a reason, which is kept; undone they are locked anew, for whoever it is now. */
export function unlockDays(lock: PeriodLock, reason: string, period: string) {
  const { from, to, userIds, departmentId, note } = lock;
  return change({
    ...opening(lock, reason),
    inverse: () => ({ call: locking({ from, to, departmentId, note, userIds: userIds.length > 0 ? userIds : null }, period).call }),
    says: () => say("payroll.said.unlocked", { period }),
  });
}

export function noteLock({ id, recordVersion }: PeriodLock, note: string) {
  return change({
    call: () =>
      told(
        payroll.PATCH("/payrollReporting-api/v1/periodlocks/{periodLockId}", {
          params: { path: { periodLockId: id } },
          body: { note: note.trim() || null, recordVersion },
        }),
      ).finally(again),
    says: () => say("payroll.said.lockNoted"),
  });
}

function locking(body: LockDraft, period: string): Change<PeriodLock> {
  return {
    call: async (key) =>
      (await told(payroll.POST("/payrollReporting-api/v1/periodlocks", { params: { header: { "Idempotency-Key": key } }, body })).finally(again))
        .periodLock,
    inverse: (made) => opening(made, say("payroll.lockUndone")),
    says: () => say("payroll.said.locked", { period }),
  };
}

function opening({ id, recordVersion }: PeriodLock, reason: string): Change<unknown> {
  return {
    call: () =>
      told(
        payroll.DELETE("/payrollReporting-api/v1/periodlocks/{periodLockId}", {
          params: { path: { periodLockId: id } },
          headers: { "if-match": `"${recordVersion}"` } as never,
          body: { reason },
        }),
      ).finally(again),
  };
}

function again(): void {
  void queriesOf(place().codename).invalidateQueries({ queryKey: ["periodLock"] });
}

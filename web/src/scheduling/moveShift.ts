import { change } from "../api/change";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { say } from "../words/words";
import { withTimes } from "./board";
import type { Shift } from "./queries";
import { drawn, keepSaved, shiftNow, showAs } from "./shownShifts";

type Answer = { shift: components["schemas"]["Shift"]; from: components["schemas"]["Shift"] | null };
type ShiftChange = components["schemas"]["ChangeShiftsChange"];

export interface Going {
  shift: Shift;
  /** Whose place goes; null: the shift with everybody, or its open place. */
  userId: string | null;
  /** Who has it then; null: nobody, so that it is open; undefined: who had it. */
  toUserId: string | null | undefined;
  toDate: string;
  startTime: string;
  endTime: string;
  copy: boolean;
}

/** One person's place, or the whole shift, goes elsewhere. */
export function moveShift(going: Going, zone: string) {
  const before = going.shift;
  // The first time it must be as it was read; done again it is as its undoing left it.
  let version: number | null = before.recordVersion;
  return change({
    call: async (key) => {
      const body = { ...bodyOf(going), ...(version !== null && { recordVersion: version }) };
      const path = { shiftId: before.id };
      const headers = { "idempotency-key": key } as never;
      const answer: Answer = await told(
        clients.scheduling.POST("/scheduleManagement-api/v1/shifts/{shiftId}/move", { params: { path }, body, headers }),
      );
      version = null;
      await keepSaved(answer.from ? [answer.shift, answer.from] : [answer.shift]);
      return answer;
    },
    optimistic: () => showAs((shown) => shown.flatMap((shift) => (shift.id === before.id ? afterwards(shift, going, zone) : [shift]))),
    inverse: (answer) => ({ call: (key) => putBack(before, answer, going.copy, key) }),
    says: () => say(going.copy ? "rota.copied" : "rota.moved"),
  });
}

/** Several changes, all or none. */
export async function changeShifts(changes: ShiftChange[], gone: string[], key: string) {
  const headers = { "idempotency-key": key } as never;
  const answer = await told(clients.scheduling.POST("/scheduleManagement-api/v1/shifts/batch", { body: { changes }, headers }));
  await keepSaved(
    answer.shifts.filter((shift) => !gone.includes(shift.id)),
    gone,
  );
  return answer;
}

function bodyOf({ userId, toUserId, toDate, startTime, endTime, copy }: Going) {
  return { ...(userId !== null && { userId }), ...(toUserId !== undefined && toUserId !== userId && { toUserId }), toDate, startTime, endTime, copy };
}

function putBack(before: Shift, { shift, from }: Answer, copied: boolean, key: string) {
  if (copied) return changeShifts([{ op: "delete", shiftId: shift.id }], [shift.id], key);
  const { shiftDate, startTime, endTime, assignedUserIds, headCount } = before;
  const asItWas: ShiftChange = { op: "update", shiftId: before.id, shiftDate, startTime, endTime, assignedUserIds, headCount };
  return from ? changeShifts([{ op: "delete", shiftId: shift.id }, asItWas], [shift.id], key) : changeShifts([asItWas], [], key);
}

/** As the server will have it, by the same rule: who is alone takes the shift along, and others' stays. */
export function afterwards(shift: Shift, going: Going, zone: string): Shift[] {
  const { userId, toUserId, toDate, startTime, endTime, copy } = going;
  const elsewhen = withTimes(shift, toDate, startTime, endTime, zone);
  const had = shift.assignedUserIds;
  if (userId === null) {
    const people = toUserId && !had.includes(toUserId) ? [...had, toUserId] : had;
    const open = Math.max(0, shift.openPlaces - (people.length - had.length));
    return copy ? [shift, drawn(elsewhen, {})] : [{ ...elsewhen, assignedUserIds: people, openPlaces: open }];
  }
  const to = toUserId === undefined ? userId : toUserId;
  const stays = shift.shiftDate === toDate && shift.startTime === startTime && shift.endTime === endTime;
  const open = to === null ? 1 : 0;
  if (!copy && (stays || had.length === 1)) {
    const people = had.flatMap((id) => (id === userId ? (to ? [to] : []) : [id]));
    return [{ ...elsewhen, assignedUserIds: [...new Set(people)], openPlaces: shift.openPlaces + open }];
  }
  const place = drawn(elsewhen, { assignedUserIds: to ? [to] : [], openPlaces: open });
  return copy ? [shift, place] : [{ ...shift, assignedUserIds: had.filter((id) => id !== userId) }, place];
}

/** As the cache has it, since another change may have come first. */
export function fresh(shift: Shift): Shift {
  return shiftNow(shift.id) ?? shift;
}

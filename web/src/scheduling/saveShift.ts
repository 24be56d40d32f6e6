import { change } from "../api/change";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { say } from "../words/words";
import { withTimes } from "./board";
import { changeShifts } from "./moveShift";
import type { Shift } from "./queries";
import { keepSaved, showAs } from "./shownShifts";

export type NewShift = components["schemas"]["CreateShiftInput"];
type Changed = components["schemas"]["ChangeShiftInput"];

/** What a sheet says of a shift. */
export interface Draft {
  shiftDate: string;
  startTime: string;
  endTime: string;
  location: string | null;
  departmentId: string | null;
  assignedUserIds: string[];
  assignedDepartmentIds: string[];
  breakMinutes: number;
  headCount: number | null;
  note: string | null;
}

/** A draft: nobody hears of it until it is published. */
export function createShift(shift: NewShift) {
  return change({
    call: async (key) => {
      const headers = { "idempotency-key": key } as never;
      const answer = await told(clients.scheduling.POST("/scheduleManagement-api/v1/shifts", { body: { published: false, ...shift }, headers }));
      await keepSaved([answer.shift]);
      return answer;
    },
    inverse: ({ shift: made }) => ({ call: (key) => changeShifts([{ op: "delete", shiftId: made.id }], [made.id], key) }),
    says: () => say("rota.added"),
  });
}

/** Only what differs is sent; if somebody changed the shift meanwhile it is refused. */
export function saveShift(shift: Shift, draft: Partial<Draft> & Pick<Changed, "status">, zone: string) {
  const changed = differing(shift, draft);
  const before = Object.fromEntries(Object.keys(changed).map((name) => [name, shift[name as keyof Shift]])) as Changed;
  let version: number | null = shift.recordVersion;
  return change({
    call: async () => {
      const answer = await patch(shift.id, { ...changed, ...(version !== null && { recordVersion: version }) });
      version = null;
      return answer;
    },
    optimistic: () => showAs((shown) => shown.map((one) => (one.id === shift.id ? asSaved(one, changed, zone) : one))),
    inverse: () => ({ call: () => patch(shift.id, before) }),
    says: () => say("rota.saved"),
  });
}

export function removeShift(shift: Shift) {
  // Made anew it has another id.
  let { id } = shift;
  return change({
    call: async () => {
      const path = { shiftId: id };
      await told(clients.scheduling.DELETE("/scheduleManagement-api/v1/shifts/{shiftId}", { params: { path } }));
      await keepSaved([], [id]);
    },
    optimistic: () => showAs((shown) => shown.filter((one) => one.id !== id)),
    inverse: () => ({
      call: async (key) => {
        const { published, placeId } = shift;
        const answer = await changeShifts([{ op: "create", ...draftOf(shift), published, placeId }], [], key);
        id = answer.shifts[0]?.id ?? id;
      },
    }),
    says: () => say("rota.removed"),
  });
}

export function draftOf(shift: Shift): Draft {
  const { shiftDate, startTime, endTime, location, departmentId, assignedUserIds, assignedDepartmentIds, breakMinutes, headCount, note } = shift;
  return { shiftDate, startTime, endTime, location, departmentId, assignedUserIds, assignedDepartmentIds, breakMinutes, headCount, note };
}

export function differing(shift: Shift, draft: Partial<Draft> & Pick<Changed, "status">): Changed {
  const pairs = Object.entries(draft).filter(([name, value]) => !same(shift[name as keyof Shift], value));
  return Object.fromEntries(pairs) as Changed;
}

async function patch(shiftId: string, body: Changed & { recordVersion?: number }) {
  const answer = await told(clients.scheduling.PATCH("/scheduleManagement-api/v1/shifts/{shiftId}", { params: { path: { shiftId } }, body }));
  await keepSaved([answer.shift]);
  return answer;
}

function asSaved(shift: Shift, changed: Changed, zone: string): Shift {
  const then = { ...shift, ...changed } as Shift;
  return withTimes(then, then.shiftDate, then.startTime, then.endTime, zone);
}

function same(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return (one ?? null) === (other ?? null);
  return one.length === other.length && one.every((value) => other.includes(value));
}

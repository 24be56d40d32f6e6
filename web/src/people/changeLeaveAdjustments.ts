import { type Change, change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import type { LeaveAdjustment } from "./leaveAdjustmentQueries";

export type NewLeaveAdjustment = Pick<LeaveAdjustment, "userId" | "leaveTypeId" | "day" | "amount" | "reason">;

/** Undone it is taken back. */
export function makeAdjustment(adjustment: NewLeaveAdjustment) {
  return change(creation(adjustment));
}

export function saveAdjustment(before: LeaveAdjustment, { day, amount, reason }: NewLeaveAdjustment) {
  return change({
    call: () =>
      told(
        clients.leave.PATCH("/leaveManagement-api/v1/leaveadjustments/{leaveAdjustmentId}", {
          params: { path: { leaveAdjustmentId: before.id } },
          body: { day, amount, reason, recordVersion: before.recordVersion },
        }),
      ).finally(again),
    says: () => say("adjustment.saved"),
  });
}

/** Gone at once; undone it is made anew, as it was. */
export function removeAdjustment({ id, userId, leaveTypeId, day, amount, reason }: LeaveAdjustment) {
  return change({
    ...deletion(id),
    optimistic: () => {
      const queries = queriesOf(place().codename);
      const key = ["leaveAdjustment", "of", userId];
      const before = queries.getQueryData<LeaveAdjustment[]>(key);
      queries.setQueryData<LeaveAdjustment[]>(key, (all) => all?.filter((one) => one.id !== id));
      return () => queries.setQueryData(key, before);
    },
    inverse: () => ({ call: creation({ userId, leaveTypeId, day, amount, reason }).call }),
    says: () => say("adjustment.gone"),
  });
}

function creation(body: NewLeaveAdjustment): Change<{ id: string }> {
  return {
    call: async (key) => {
      const headers = { "idempotency-key": key } as never;
      return (await told(clients.leave.POST("/leaveManagement-api/v1/leaveadjustments", { body, headers })).finally(again)).leaveAdjustment;
    },
    inverse: ({ id }) => deletion(id),
    says: () => say("adjustment.made"),
  };
}

function deletion(leaveAdjustmentId: string): Change<unknown> {
  return {
    call: () =>
      told(clients.leave.DELETE("/leaveManagement-api/v1/leaveadjustments/{leaveAdjustmentId}", { params: { path: { leaveAdjustmentId } } })).finally(
        again,
      ),
  };
}

/** Balances follow from it; their keys begin with the requests that they are made of as well. */
function again(): void {
  for (const object of ["leaveAdjustment", "leaveRequest"]) void queriesOf(place().codename).invalidateQueries({ queryKey: [object] });
}

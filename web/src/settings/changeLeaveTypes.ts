import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import type { LeaveType } from "../app/leaveTypes";
import { say } from "../words/words";

export type LeaveTypeDraft = Pick<
  LeaveType,
  | "code"
  | "name"
  | "aliases"
  | "paid"
  | "unit"
  | "allowance"
  | "needsDocument"
  | "documentAfterDays"
  | "backdateDays"
  | "noticeDays"
  | "maxDays"
  | "minBalance"
  | "countsHolidays"
  | "countsFreeDays"
  | "interrupts"
  | "interruptible"
  | "visibility"
  | "requestable"
  | "approval"
>;

export function saveLeaveType(type: LeaveType | null, draft: LeaveTypeDraft) {
  return change({
    call: async (key) => {
      const sent = type
        ? clients.leave.PATCH("/leaveManagement-api/v1/leavetypes/{leaveTypeId}", {
            params: { path: { leaveTypeId: type.id } },
            body: { ...draft, recordVersion: type.recordVersion },
          })
        : clients.leave.POST("/leaveManagement-api/v1/leavetypes", { body: draft, headers: { "idempotency-key": key } as never });
      return (await told<{ leaveType: LeaveType }>(sent).finally(again)).leaveType;
    },
    says: () => say("leaveType.saved", { name: draft.name }),
  });
}

/** Requests of it stay of it; nobody asks for it any more. */
export function archiveLeaveType(type: LeaveType) {
  return change({
    call: () =>
      told(
        clients.leave.DELETE("/leaveManagement-api/v1/leavetypes/{leaveTypeId}", {
          params: { path: { leaveTypeId: type.id } },
          headers: { "if-match": `"${type.recordVersion}"` } as never,
        }),
      ).finally(again),
    says: () => say("leaveType.archived", { name: type.name }),
  });
}

function again(): void {
  void queriesOf(place().codename).invalidateQueries({ queryKey: ["leaveType"] });
}

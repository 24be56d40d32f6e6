import { type Change, change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { asRefusal, type Refusal } from "../api/refusals";
import { place } from "../app/company";
import { keptDocument } from "../app/documents";
import type { LeaveRequest } from "../app/workday";
import { say } from "../words/words";
import type { NewLeave } from "./queries";

/** Asks; or says anew what is asked for, while nobody has decided. */
export async function askForLeave(wish: NewLeave, changed: LeaveRequest | null) {
  const outcome = await (changed
    ? change({ call: () => patch(changed.id, { ...wish, recordVersion: changed.recordVersion }), says: () => say("leave.changed") })
    : change(creation(wish)));
  again();
  return outcome;
}

/** With a document that is uploaded before; a refusal where either is refused. */
export async function askWith(file: File | null, wish: NewLeave, changed: LeaveRequest | null): Promise<Refusal | null> {
  try {
    const documentUrl = file ? await keptDocument("leave", file) : wish.documentUrl;
    return (await askForLeave({ ...wish, documentUrl }, changed)).refusal;
  } catch (error) {
    return asRefusal(error);
  }
}

/** Takes a request back; undone it is asked for anew, as it was. */
export async function withdraw(request: LeaveRequest) {
  const outcome = await change({
    call: () => patch(request.id, { status: "cancelled" }),
    inverse: () => ({ ...creation(wishOf(request)), says: () => say("leave.asked") }),
    says: () => say("leave.withdrawn"),
  });
  again();
  return outcome;
}

/** Of granted leave one can but ask that it be taken back. */
export async function askCancelling(request: LeaveRequest, wish: boolean) {
  const outcome = await change({
    call: () => patch(request.id, { cancelRequested: wish }),
    says: () => say(wish ? "leave.cancellingAsked" : "leave.cancellingUnasked"),
  });
  again();
  return outcome;
}

export function wishOf(request: LeaveRequest): NewLeave {
  const { leaveType, leaveTypeId, startDate, endDate, startPart, endPart, fromTime, toTime, reason, departmentId, documentUrl } = request;
  return { leaveType, leaveTypeId, startDate, endDate, startPart, endPart, fromTime, toTime, reason, departmentId, documentUrl };
}

function creation(wish: NewLeave): Change<unknown> {
  return {
    call: (key) =>
      told(clients.leave.POST("/leaveManagement-api/v1/leaverequests", { body: wish, headers: { "idempotency-key": key } as never })).finally(again),
    says: () => say("leave.asked"),
  };
}

function patch(leaveRequestId: string, body: object) {
  return told(
    clients.leave.PATCH("/leaveManagement-api/v1/leaverequests/{leaveRequestId}", { params: { path: { leaveRequestId } }, body: body as never }),
  );
}

function again(): void {
  void queriesOf(place().codename).invalidateQueries({ queryKey: ["leaveRequest"] });
}

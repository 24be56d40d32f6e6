import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import type { LeaveRequest } from "../app/workday";
import { say } from "../words/words";

export type Verdict = "approved" | "rejected" | "cancelled";

/** Holds for the request as it was read, and for no other: what its owner changed meanwhile is read first. */
export async function decideLeave(request: LeaveRequest, status: Verdict, note: string) {
  const name = request.user?.fullname ?? say("today.someone");
  const outcome = await change({
    call: () =>
      told(
        clients.leave.PATCH("/leaveManagement-api/v1/leaverequests/{leaveRequestId}", {
          params: { path: { leaveRequestId: request.id } },
          body: { status, recordVersion: request.recordVersion, ...(note.trim() !== "" && { decisionNote: note.trim() }) },
        }),
      ),
    says: () => say(`leave.said.${status}`, { name }),
    quiet: true,
  });
  void queriesOf(place().codename).invalidateQueries({ queryKey: ["leaveRequest"] });
  void queriesOf(place().codename).invalidateQueries({ queryKey: ["shift"] });
  return outcome;
}

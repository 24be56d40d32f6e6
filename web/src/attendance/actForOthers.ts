import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";

/** What managers enter for others. Each is asked of the server by one call, and judged there by the times that are given. */

interface Someone {
  userId: string;
  shiftId: string;
  name: string;
}

const { attendance } = clients;

export function clockInFor({ userId, shiftId, name }: Someone, checkInTime: Temporal.Instant) {
  return done((headers) =>
    told(attendance.POST("/attendanceManagement-api/v1/check-in", { body: { shiftId, userId, checkInTime: checkInTime.toString() }, headers })),
  )(say("time.clockedIn", { name }));
}

export function clockOutFor({ name }: Pick<Someone, "name">, attendanceRecordId: string, checkOutTime: Temporal.Instant) {
  return done((headers) =>
    told(attendance.POST("/attendanceManagement-api/v1/check-out", { body: { attendanceRecordId, checkOutTime: checkOutTime.toString() }, headers })),
  )(say("time.clockedOut", { name }));
}

export function markAbsent({ userId, shiftId, name }: Someone, absenceReason: string, managerNote: string) {
  const body = { userId, shiftId, absenceReason: absenceReason.trim() || null, managerNote: managerNote.trim() || null };
  return done((headers) => told(attendance.POST("/attendanceManagement-api/v1/mark-absent", { body, headers })))(say("time.markedAbsent", { name }));
}

export interface Right {
  checkInTime: Temporal.Instant;
  checkOutTime: Temporal.Instant | null;
  reason: string;
  managerNote: string | null;
  recordVersion: number;
}

export function correctRecord(attendanceRecordId: string, { checkInTime, checkOutTime, ...right }: Right) {
  const body = { ...right, checkInTime: checkInTime.toString(), ...(checkOutTime && { checkOutTime: checkOutTime.toString() }) };
  return done(() =>
    told(
      attendance.PATCH("/attendanceManagement-api/v1/attendance-records/{attendanceRecordId}", { params: { path: { attendanceRecordId } }, body }),
    ),
  )(say("time.corrected"));
}

/** An absence or a record that never should have been. */
export function undoRecord(attendanceRecordId: string, reason: string) {
  return done(() =>
    told(
      attendance.DELETE("/attendanceManagement-api/v1/attendance-records/{attendanceRecordId}", {
        params: { path: { attendanceRecordId } },
        body: { reason },
      }),
    ),
  )(say("time.undone"));
}

export function excuse(attendanceRecordId: string, reason: string, paid: boolean) {
  const params = { path: { attendanceRecordId } };
  return done((headers) =>
    told(attendance.POST("/attendanceManagement-api/v1/attendance-records/{attendanceRecordId}/excuse", { params, body: { reason, paid }, headers })),
  )(say("time.excused"));
}

export function allGood(attendanceRecordId: string, confirmLateOut: boolean) {
  const params = { path: { attendanceRecordId } };
  return done((headers) =>
    told(
      attendance.POST("/attendanceManagement-api/v1/attendance-records/{attendanceRecordId}/review", {
        params,
        body: confirmLateOut ? { confirmLateOut } : {},
        headers,
      }),
    ),
  )(say("time.reviewed"));
}

export function decideCorrection(attendanceCorrectionId: string, status: "approved" | "rejected", note: string, recordVersion: number) {
  const body = { status, recordVersion, ...(note.trim() !== "" && { decisionNote: note.trim() }) };
  return done(() =>
    told(
      attendance.PATCH("/attendanceManagement-api/v1/attendancecorrections/{attendanceCorrectionId}", {
        params: { path: { attendanceCorrectionId } },
        body,
      }),
    ),
  )(say(status === "approved" ? "time.correctionApproved" : "time.correctionRejected"));
}

function done<T>(call: (headers: never) => Promise<T>) {
  return async (words: string) => {
    const outcome = await change({ call: (key) => call({ "idempotency-key": key } as never), says: () => words });
    if (!outcome.refusal)
      for (const object of ["attendanceRecord", "attendanceCorrection"]) void queriesOf(place().codename).invalidateQueries({ queryKey: [object] });
    return outcome;
  };
}

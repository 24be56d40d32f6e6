import { change } from "../api/change";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queriesOf } from "../api/queries";
import type { Refusal } from "../api/refusals";
import { place } from "../app/company";
import type { AttendanceRecord, Shift } from "../app/workday";
import { deviceTime } from "../time/clock";
import { keepPunch } from "./punchQueue";

export type PunchAction = "in" | "out" | "breakStart" | "breakEnd" | "resume";
type Punched = components["schemas"]["Attendance"];

export type Punch = { record: Punched; refusal: null; waits: false } | { record: null; refusal: Refusal | null; waits: boolean };

/** One tap at the clock. Coming and going without a connection wait on the device, with the time of the tap. */
export async function punch(
  action: PunchAction,
  user: string,
  shift: Pick<Shift, "id">,
  record: Pick<AttendanceRecord, "id"> | undefined,
): Promise<Punch> {
  const [clientId, pressed] = [crypto.randomUUID(), Temporal.Instant.fromEpochMilliseconds(deviceTime()).toString()];
  const outcome = await change({ call: (key) => send(action, clientId, pressed, shift.id, record?.id ?? "", { "idempotency-key": key }) });
  if (outcome.answer) {
    show(outcome.answer);
    navigator.vibrate?.(60);
    return { record: outcome.answer, refusal: null, waits: false };
  }
  if (outcome.refusal.status !== 0 || (action !== "in" && action !== "out")) return { record: null, refusal: outcome.refusal, waits: false };
  // A browser that keeps nothing (a private window of some) leaves only the truth: nobody was reached.
  const kept = await keepPunch(user, { clientId, action, shiftId: shift.id, recordId: record?.id ?? null, deviceTime: pressed, refused: null }).then(
    () => true,
    () => false,
  );
  return kept ? { record: null, refusal: null, waits: true } : { record: null, refusal: outcome.refusal, waits: false };
}

async function send(
  action: PunchAction,
  clientId: string,
  pressed: string,
  shiftId: string,
  attendanceRecordId: string,
  key: object,
): Promise<Punched> {
  const headers = key as never;
  const evidence = { clientId, deviceTime: pressed };
  const { attendance } = clients;
  if (action === "in")
    return (await told(attendance.POST("/attendanceManagement-api/v1/check-in", { body: { shiftId, ...evidence }, headers }))).attendanceRecord;
  if (action === "out")
    return (await told(attendance.POST("/attendanceManagement-api/v1/check-out", { body: { attendanceRecordId, ...evidence }, headers })))
      .attendanceRecord;
  const body = { attendanceRecordId };
  if (action === "resume") return (await told(attendance.POST("/attendanceManagement-api/v1/resume", { body, headers }))).attendanceRecord;
  if (action === "breakStart") return (await told(attendance.POST("/attendanceManagement-api/v1/break-start", { body, headers }))).attendanceRecord;
  return (await told(attendance.POST("/attendanceManagement-api/v1/break-end", { body, headers }))).attendanceRecord;
}

/** The card goes on from what was answered; the lists are asked again behind it. */
function show(record: Punched): void {
  const queries = queriesOf(place().codename);
  queries.setQueriesData<AttendanceRecord[]>({ queryKey: ["attendanceRecord", "between"] }, (known) => {
    const before = known?.find((one) => one.id === record.id);
    const shown: AttendanceRecord = { user: null, shift: null, ...before, ...record };
    return known && [...known.filter((one) => one.id !== record.id), shown];
  });
  void queries.invalidateQueries({ queryKey: ["attendanceRecord"] });
}

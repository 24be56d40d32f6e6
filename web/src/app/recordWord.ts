import { durationText } from "../time/durations";
import type { Say } from "../words/words";
import type { AttendanceRecord } from "./workday";

/** What the server says of a coming and going: on time, late by so much, left early. */
export function recordWord(
  record: Pick<AttendanceRecord, "status" | "lateByMinutes" | "checkInTime" | "checkOutTime" | "id">,
  say: Say,
): string | null {
  // Not told yet.
  if (record.id === "" || !record.checkInTime) return null;
  const late = record.lateByMinutes ? say("today.lateBy", { duration: durationText(record.lateByMinutes, say) }) : null;
  if (record.status === "leftEarly") return [late, say("today.leftEarly")].filter(Boolean).join(", ");
  return late ?? say("today.onTime");
}

import { daysAhead } from "./peopleAddress";
import type { EmployeeDocument } from "./queries";

export type DocumentState = "expired" | "soon" | "valid" | "endless";

/** Whether its time has passed is the server's word; what comes is counted from the company's day. */
export function documentState(document: Pick<EmployeeDocument, "expired" | "validUntil">, today: Temporal.PlainDate): DocumentState {
  if (document.expired) return "expired";
  if (document.validUntil === null) return "endless";
  return Temporal.PlainDate.compare(document.validUntil, today.add({ days: daysAhead })) <= 0 ? "soon" : "valid";
}

import { isAdmin, isPlanner } from "../app/roles";
import type { Session } from "../app/session";
import { weekName } from "../time/wall";
import type { Notification } from "./queries";

export type About = Pick<Notification, "kind" | "aboutObject" | "aboutId">;
export type Reader = Pick<Session, "userId" | "roleId" | "isLineManager">;

/** What the reader is to decide, as against what came of their own. */
const toDecide = new Set<string>(["leaveRequested", "leaveChanged", "leaveEscalated"]);

/** The pages of things are named by more than their id: these are asked for first, on the way. */
const askedFirst = new Set<string>(["shift", "attendanceRecord", "employeeDocument", "payrollReport"]);

/** The page that a tap on a notification leads to, below the company; null where there is none. Several things at once are a list. */
export function to({ kind, aboutObject, aboutId }: About, reader: Reader): string | null {
  if (aboutId === null) return listOf(kind, aboutObject, reader);
  if (askedFirst.has(aboutObject)) return `inbox?${new URLSearchParams({ kind, about: aboutObject, id: aboutId })}`;
  const plans = isPlanner(reader);
  switch (aboutObject) {
    case "leaveRequest":
      return toDecide.has(kind) && plans ? `leave/decide?request=${aboutId}` : `leave/mine?request=${aboutId}`;
    case "taskAssignment":
      return plans ? `tasks/given?task=${aboutId}` : "tasks/mine";
    case "announcement":
      return `news?news=${aboutId}`;
    case "user":
      return kind === "welcome" ? "me" : plans || aboutId === reader.userId ? `people/${whose(aboutId, reader)}/employment` : null;
    default:
      return listOf(kind, aboutObject, reader);
  }
}

function listOf(kind: string, aboutObject: string, reader: Reader): string | null {
  const plans = isPlanner(reader);
  switch (aboutObject) {
    case "shift":
      return "rota";
    case "attendanceRecord":
      if (!plans) return "today";
      return kind === "reportLate" ? "time/day?status=late" : kind === "reportAbsent" ? "time/day?status=absent" : "time/exceptions";
    case "attendanceCorrection":
      return plans ? "time/exceptions" : "today";
    case "leaveRequest":
      return toDecide.has(kind) && plans ? "leave/decide" : "leave/mine";
    case "leaveType":
      return "leave/mine";
    case "payrollReport":
      return plans && kind !== "payrollReady" && kind !== "payslipApproved" ? "payroll/review" : "payroll/mine";
    case "employeeDocument":
      return plans ? "people?show=expiring" : "people/me/documents";
    case "individualTask":
      return "tasks/mine";
    case "taskAssignment":
    case "recurringTask":
      return plans ? "tasks/given" : "tasks/mine";
    case "announcement":
      return "news";
    default:
      return null;
  }
}

interface ShiftPlace {
  id: string;
  shiftDate: string;
  departmentId: string | null;
  assignedDepartmentIds: readonly string[];
}

/** That week with the shift open; who could not join a department's shift leads whoever keeps groups to the group. */
export function toShift(kind: string, shift: ShiftPlace, reader: Reader): string {
  const group = shift.assignedDepartmentIds[0] ?? shift.departmentId;
  return kind === "departmentConflict" && group && isAdmin(reader) ? `settings/groups?group=${group}` : weekWith(shift.id, shift.shiftDate);
}

interface RecordPlace {
  userId: string;
  shiftId: string;
  /** The company's day. */
  day: string;
}

/** That day with the row open; whoever manages nobody sees what of the rota it was. */
export function toRecord({ userId, shiftId, day }: RecordPlace, reader: Reader): string {
  return isPlanner(reader) ? `time/day?${new URLSearchParams({ date: day, row: `${shiftId} ${userId}` })}` : weekWith(shiftId, day);
}

export function toDocument(document: { id: string; userId: string }, reader: Reader): string {
  return `people/${whose(document.userId, reader)}/documents?document=${document.id}`;
}

export function toReport(report: { id: string; userId: string; periodStart: string; periodEnd: string }, reader: Reader): string {
  if (report.userId === reader.userId) return `payroll/mine?report=${report.id}`;
  return `payroll/review?${new URLSearchParams({ from: report.periodStart, to: report.periodEnd, report: report.id })}`;
}

function weekWith(shiftId: string, day: string): string {
  return `rota?week=${weekName(Temporal.PlainDate.from(day))}&shift=${shiftId}`;
}

function whose(userId: string, reader: Reader): string {
  return userId === reader.userId ? "me" : userId;
}

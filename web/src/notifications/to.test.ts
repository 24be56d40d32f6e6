import { describe, expect, it } from "vitest";
import { to, toDocument, toRecord, toReport, toShift } from "./to";

const admin = { userId: "admin", roleId: "tenantAdmin", isLineManager: false } as const;
const manager = { userId: "manager", roleId: "tenantUser", isLineManager: true } as const;
const worker = { userId: "worker", roleId: "tenantUser", isLineManager: false } as const;
const about = (kind: string, aboutObject: string, aboutId: string | null = "x") => ({ kind, aboutObject, aboutId }) as never;

describe("to", () => {
  it("Leads to what is known by its id alone", () => {
    expect(to(about("leaveRequested", "leaveRequest"), manager)).toBe("leave/decide?request=x");
    expect(to(about("leaveDecided", "leaveRequest"), manager)).toBe("leave/mine?request=x");
    expect(to(about("announcement", "announcement"), worker)).toBe("news?news=x");
    expect(to(about("taskOverdue", "taskAssignment"), manager)).toBe("tasks/given?task=x");
    expect(to(about("termsChanged", "user", "worker"), worker)).toBe("people/me/employment");
    expect(to(about("managerLeft", "user"), admin)).toBe("people/x/employment");
    expect(to(about("message", "none", null), worker)).toBeNull();
  });

  it("Asks first for what stands on a page of a day or a person", () => {
    for (const object of ["shift", "attendanceRecord", "employeeDocument", "payrollReport"])
      expect(to(about("any", object), worker)).toBe(`inbox?kind=any&about=${object}&id=x`);
  });

  it("Leads to the list where it is about several", () => {
    expect(to(about("shiftAssigned", "shift", null), worker)).toBe("rota");
    expect(to(about("reportLate", "attendanceRecord", null), manager)).toBe("time/day?status=late");
    expect(to(about("autoClosed", "attendanceRecord", null), manager)).toBe("time/exceptions");
    expect(to(about("attendanceLate", "attendanceRecord", null), worker)).toBe("today");
    expect(to(about("leaveRequested", "leaveRequest", null), manager)).toBe("leave/decide");
    expect(to(about("payrollStale", "payrollReport", null), admin)).toBe("payroll/review");
    expect(to(about("documentExpiring", "employeeDocument", null), manager)).toBe("people?show=expiring");
  });

  it("Opens the thing in its week, on its day, in its period, at its person", () => {
    const shift = { id: "s", shiftDate: "2026-12-31", departmentId: "d", assignedDepartmentIds: ["g"] };
    expect(toShift("shiftMoved", shift, worker)).toBe("rota?week=2026-W53&shift=s");
    expect(toShift("departmentConflict", shift, admin)).toBe("settings/groups?group=g");
    expect(toShift("departmentConflict", shift, manager)).toBe("rota?week=2026-W53&shift=s");
    const record = { userId: "u", shiftId: "s", day: "2027-01-01" };
    expect(toRecord(record, manager)).toBe("time/day?date=2027-01-01&row=s+u");
    expect(toRecord(record, worker)).toBe("rota?week=2026-W53&shift=s");
    expect(toDocument({ id: "d", userId: "worker" }, worker)).toBe("people/me/documents?document=d");
    const report = { id: "r", userId: "worker", periodStart: "2026-11-01", periodEnd: "2026-11-30" };
    expect(toReport(report, worker)).toBe("payroll/mine?report=r");
    expect(toReport(report, admin)).toBe("payroll/review?from=2026-11-01&to=2026-11-30&report=r");
  });
});

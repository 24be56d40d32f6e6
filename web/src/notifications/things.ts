import { clients, told } from "../api/clients";
import { queryOptions } from "../api/queries";
import { type About, type Reader, toDocument, toRecord, toReport, toShift } from "./to";

/** The page of a thing whose id is all that is known of it. */
export const pageOf = ({ kind, aboutObject, aboutId }: About, reader: Reader) =>
  queryOptions({ queryKey: [aboutObject, "page", kind, aboutId], queryFn: () => ask({ kind, aboutObject, aboutId }, reader) });

async function ask({ kind, aboutObject, aboutId }: About, reader: Reader): Promise<string> {
  const id = aboutId ?? "";
  switch (aboutObject) {
    case "shift": {
      const path = { shiftId: id };
      return toShift(kind, (await told(clients.scheduling.GET("/scheduleManagement-api/v1/shifts/{shiftId}", { params: { path } }))).shift, reader);
    }
    case "attendanceRecord": {
      const path = { attendanceRecordId: id };
      const { attendanceRecord: record } = await told(
        clients.attendance.GET("/attendanceManagement-api/v1/attendance-records/{attendanceRecordId}", { params: { path } }),
      );
      return record.shift ? toRecord({ userId: record.userId, shiftId: record.shiftId, day: record.shift.shiftDate }, reader) : "today";
    }
    case "employeeDocument": {
      const path = { employeeDocumentId: id };
      const { employeeDocument } = await told(
        clients.employees.GET("/employeeProfile-api/v1/employeedocuments/{employeeDocumentId}", { params: { path } }),
      );
      return toDocument({ id, userId: employeeDocument.employeeProfile.userId }, reader);
    }
    default: {
      const path = { payrollReportId: id };
      const { payrollReport } = await told(clients.payroll.GET("/payrollReporting-api/v1/payrollReports/{payrollReportId}", { params: { path } }));
      return toReport(payrollReport, reader);
    }
  }
}

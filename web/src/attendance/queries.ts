import { clients, told } from "../api/clients";
import { queryOptions } from "../api/queries";
import type { Format } from "../app/ExportButton";
import type { AttendanceRecord } from "../app/workday";

type Day = Temporal.PlainDate;

const records = async (query: object): Promise<AttendanceRecord[]> =>
  (await told(clients.attendance.GET("/attendanceManagement-api/v1/attendance-records", { params: { query: query as never } }))).attendanceRecords;

/** The records of a day, as a file; of these people alone where they are named. */
export const exportRecords = (day: Day, users: readonly string[] | null, format: Format): Promise<unknown> => {
  const query = { shiftDate: day.toString(), ...(users && { userId: users }), format } as never;
  return told(clients.attendance.GET("/attendanceManagement-api/v1/attendance-records/export", { params: { query }, parseAs: "blob" }));
};

/** Who came late or left early in these days. */
export const lateOrEarly = (from: Day, to: Day) =>
  queryOptions({
    queryKey: ["attendanceRecord", "lateOrEarly", from.toString(), to.toString()],
    queryFn: () => records({ shiftDate: `$btw-${from},${to}`, status: ["late", "leftEarly"], pageRowCount: 100 }),
  });

/** Absences of these days. */
export const absentBetween = (from: Day, to: Day) =>
  queryOptions({
    queryKey: ["attendanceRecord", "absent", from.toString(), to.toString()],
    queryFn: () => records({ shiftDate: `$btw-${from},${to}`, status: "absent", pageRowCount: 100 }),
  });

/** What became of a record, the newest first. */
export const historyOf = (attendanceRecordId: string | null) =>
  queryOptions({
    queryKey: ["attendanceRecord", "history", attendanceRecordId],
    enabled: attendanceRecordId !== null,
    queryFn: async () =>
      (
        await told(
          clients.attendance.GET("/attendanceManagement-api/v1/attendance-records/{attendanceRecordId}/history", {
            params: { path: { attendanceRecordId: attendanceRecordId ?? "" }, query: { pageRowCount: 50 } as never },
          }),
        )
      ).history,
  });

/** The records of named shifts, asked for at once: corrections name a person and a shift, and no more. */
export const recordsOf = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ["attendanceRecord", "of", ids],
    enabled: ids.length > 0,
    queryFn: () => records({ shiftId: ids, pageRowCount: 200 }),
  });

import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queryOptions } from "../api/queries";

export type LeaveAdjustment = components["schemas"]["Adjustment"];

/** Days given or taken away by hand, the newest first; only admins may read them. */
export const adjustmentsOf = (userId: string) =>
  queryOptions({
    queryKey: ["leaveAdjustment", "of", userId],
    queryFn: async () => {
      const query = { userId, sortBy: "-day", pageRowCount: 200 } as never;
      return (await told(clients.leave.GET("/leaveManagement-api/v1/leaveadjustments", { params: { query } }))).leaveAdjustments;
    },
  });

/** Who made it as it stands, and when: the list does not say. */
export const lastChangeOf = (adjustment: LeaveAdjustment | null) =>
  queryOptions({
    queryKey: ["leaveAdjustmentChange", adjustment?.id, adjustment?.recordVersion],
    enabled: adjustment !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const params = { path: { leaveAdjustmentId: adjustment?.id ?? "" }, query: { pageRowCount: 1 } as never };
      return (await told(clients.leave.GET("/leaveManagement-api/v1/leaveadjustments/{leaveAdjustmentId}/history", { params }))).history[0] ?? null;
    },
  });

import { clients, told } from "../api/clients";
import { queryOptions, useQuery } from "../api/queries";
import type { Word } from "../words/words";
import { place } from "./company";
import { isPlanner } from "./roles";
import type { Session } from "./session";
import { leaveToDecide, toLookAt } from "./workday";

/** What stands beside the name of a page. */
export type Count = "unread" | "leave" | "time";

export const countWords: Record<Count, Word> = { unread: "nav.unread", leave: "nav.toDecide", time: "nav.toLookAt" };

/** How many are unread, asked of the shortest list there is; the stream says when to ask again. */
export const unreadQuery = queryOptions({
  queryKey: ["notifications", "unread"],
  queryFn: async () =>
    (await told(clients.notifications.GET("/notification-api/notifications", { params: { query: { pageRowCount: 1 } as never } }))).unreadCount,
});

/** Only what concerns the person is asked. */
export function useCounts(session: Session): Record<Count, number> {
  const manages = place().codename !== null && isPlanner(session);
  const unread = useQuery(unreadQuery).data ?? 0;
  const leave = useQuery({ ...leaveToDecide, enabled: manages }).data;
  const time = useQuery({ ...toLookAt, enabled: manages }).data?.count ?? 0;
  return { unread, leave: leave ? leave.count - leave.requests.filter((one) => one.userId === session.userId).length : 0, time };
}

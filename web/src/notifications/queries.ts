import { useInfiniteQuery } from "@tanstack/react-query";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";

export type Notification = components["schemas"]["Notification"];

export const inboxKey = ["notifications", "inbox"] as const;
const rows = 50;

export function useNotifications(unseen: boolean) {
  return useInfiniteQuery({
    queryKey: [...inboxKey, unseen],
    initialPageParam: 1,
    queryFn: ({ pageParam }) =>
      told(
        clients.notifications.GET("/notification-api/notifications", {
          params: { query: { pageNumber: pageParam, pageRowCount: rows, ...(unseen && { seen: false }) } as never },
        }),
      ),
    getNextPageParam: (last, pages) => (pages.length < last.paging.pageCount ? pages.length + 1 : undefined),
  });
}

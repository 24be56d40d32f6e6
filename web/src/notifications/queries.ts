import { useInfiniteQuery } from "@tanstack/react-query";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { keptAs } from "../app/lastAnswers";

export type Notification = components["schemas"]["Notification"];

export const inboxKey = ["notifications", "inbox"] as const;
const rows = 50;

export function useNotifications(unseen: boolean) {
  const page = ({ pageParam }: { pageParam: number }) =>
    told(
      clients.notifications.GET("/notification-api/notifications", {
        params: { query: { pageNumber: pageParam, pageRowCount: rows, ...(unseen && { seen: false }) } as never },
      }),
    );
  const newest = keptAs("inbox", { queryFn: page }, unseen ? "unseen" : "all");
  return useInfiniteQuery({
    queryKey: [...inboxKey, unseen],
    initialPageParam: 1,
    queryFn: (context) => (context.pageParam === 1 ? newest : { queryFn: page }).queryFn(context),
    getNextPageParam: (last, pages) => (pages.length < last.paging.pageCount ? pages.length + 1 : undefined),
  });
}

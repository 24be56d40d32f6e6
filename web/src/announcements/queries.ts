import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queryOptions } from "../api/queries";

export type News = components["schemas"]["AnnouncementDetails"];
export type NewNews = components["schemas"]["NewAnnouncement"];
export type Standing = News["status"];

export const standings: readonly Standing[] = ["sent", "scheduled", "cancelled"];

/** Pinned first, then the newest, so many of them; nothing counts as read by being listed. */
export const newsList = (status: Standing, most: number) =>
  queryOptions({
    queryKey: ["announcement", "feed", status, most],
    queryFn: async () => {
      const query = { status, pageRowCount: most };
      const answer = await told(clients.announcements.GET("/announcementManagement-api/v1/announcements", { params: { query: query as never } }));
      return { news: answer.announcements as News[], count: answer.paging.totalRowCount };
    },
    placeholderData: (before) => before,
  });

/** Whole: to be told it is to have read it. */
export const newsOf = (id: string | null) =>
  queryOptions({
    queryKey: ["announcement", "one", id],
    enabled: id !== null,
    queryFn: async () =>
      (
        await told(
          clients.announcements.GET("/announcementManagement-api/v1/announcements/{announcementId}", {
            params: { path: { announcementId: id ?? "" } },
          }),
        )
      ).announcement as News,
  });

/** Who has not read it, or not said so where that was asked. */
export const missingOf = (id: string | null, acknowledges: boolean) =>
  queryOptions({
    queryKey: ["announcement", "missing", id, acknowledges],
    enabled: id !== null,
    queryFn: async () => {
      const query = { state: acknowledges ? "outstanding" : "unread", pageRowCount: 100 } as never;
      return told(
        clients.announcements.GET("/announcementManagement-api/v1/announcements/{announcementId}/receipts", {
          params: { path: { announcementId: id ?? "" }, query },
        }),
      );
    },
  });

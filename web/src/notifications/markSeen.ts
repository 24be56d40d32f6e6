import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import { inboxKey, type Notification } from "./queries";

interface InboxPart {
  notifications: Notification[];
  unreadCount: number;
}

type Inbox = InfiniteData<InboxPart>;

export function markSeen(notification: Notification) {
  return mark((one) => one.id === notification.id, { ids: [notification.id] });
}

export function markAllSeen() {
  return mark(() => true, {}, say("inbox.allSeenDone"));
}

/** Shown as seen at once; the counts are asked for when it is saved. */
async function mark(which: (one: Notification) => boolean, body: { ids?: string[] }, says?: string) {
  const queries = queriesOf(place().codename);
  const outcome = await change({
    call: (key) => told(clients.notifications.POST("/notification-api/notifications/seen", { body, headers: { "idempotency-key": key } as never })),
    optimistic: () => shown(queries, which),
    says: says ? () => says : undefined,
    quiet: true,
  });
  await queries.invalidateQueries({ queryKey: ["notifications"] });
  return outcome;
}

function shown(queries: QueryClient, which: (one: Notification) => boolean): () => void {
  const before = queries.getQueriesData<Inbox>({ queryKey: inboxKey });
  queries.setQueriesData<Inbox>(
    { queryKey: inboxKey },
    (inbox) =>
      inbox && {
        ...inbox,
        pages: inbox.pages.map((page) => ({ ...page, notifications: page.notifications.map((one) => (which(one) ? { ...one, seen: true } : one)) })),
      },
  );
  return () => {
    for (const [key, inbox] of before) queries.setQueryData(key, inbox);
  };
}

import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import type { NewNews, News } from "./queries";

const { announcements } = clients;
const at = ({ id }: News) => ({ path: { announcementId: id } });

export function publish(wish: NewNews) {
  return done(
    async (key) =>
      (await told(announcements.POST("/announcementManagement-api/v1/announcements", { params: { header: { "Idempotency-Key": key } }, body: wish })))
        .announcement,
    (answer) => say(answer.status === "sent" ? "news.said.sent" : "news.said.scheduled", { title: answer.title }),
  );
}

/** Of what is not sent yet; what is cancelled is sent after all where a time is given. */
export function rewrite(news: News, wish: NewNews) {
  return done(
    async () =>
      (
        await told(
          announcements.PATCH("/announcementManagement-api/v1/announcements/{announcementId}", {
            params: at(news),
            body: { ...wish, recordVersion: news.recordVersion } as never,
          }),
        )
      ).announcement,
    (answer) => say(answer.status === "sent" ? "news.said.sent" : "news.said.scheduled", { title: answer.title }),
  );
}

export function cancelNews(news: News) {
  return done(
    () => told(announcements.DELETE("/announcementManagement-api/v1/announcements/{announcementId}", { params: at(news) })),
    () => say("news.said.cancelled", { title: news.title }),
  );
}

/** A mistake must be stoppable: it vanishes for whoever it was for. */
export function expireNews(news: News) {
  return done(
    (key) =>
      told(
        announcements.POST("/announcementManagement-api/v1/announcements/{announcementId}/expire", {
          params: { ...at(news), header: { "Idempotency-Key": key } },
        }),
      ),
    () => say("news.said.expired", { title: news.title }),
  );
}

export function remind(news: News) {
  return done(
    (key) =>
      told(
        announcements.POST("/announcementManagement-api/v1/announcements/{announcementId}/remind", {
          params: { ...at(news), header: { "Idempotency-Key": key } },
        }),
      ),
    () => say("news.said.reminded"),
  );
}

export function acknowledge(news: News) {
  return done(
    (key) =>
      told(
        announcements.POST("/announcementManagement-api/v1/announcements/{announcementId}/acknowledge", {
          params: { ...at(news), header: { "Idempotency-Key": key } },
        }),
      ),
    () => say("today.acknowledged"),
  );
}

async function done<T>(call: (key: string) => Promise<T>, says: (answer: T) => string) {
  const outcome = await change({ call, says });
  void queriesOf(place().codename).invalidateQueries({ queryKey: ["announcement"] });
  return outcome;
}

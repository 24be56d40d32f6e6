import type { Session } from "../app/session";
import { Banner } from "../kit/Banner";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { clockText, dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";

/** Nobody answers, and what is shown is of then. */
export function AsOf({ session, at }: { session: Session; at: number }) {
  const say = useWords();
  const language = useLanguage();
  const then = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(session.timezone);
  const time = clockText(then.toPlainTime());
  const isToday = then.toPlainDate().equals(dayOf(useNow("minute"), session.timezone));
  return <Banner tone="offline">{say("offline.asOf", { when: isToday ? time : `${dayText(then.toPlainDate(), language)}, ${time}` })}</Banner>;
}

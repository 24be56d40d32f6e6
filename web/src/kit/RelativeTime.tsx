import { useNow } from "../time/clock";
import { relativeText } from "../time/words";
import { useLanguage } from "../words/words";

/** "3 minutes ago", and true while it is looked at. */
export function RelativeTime({ at }: { at: Temporal.Instant }) {
  const language = useLanguage();
  const now = useNow("minute");
  return <time dateTime={at.toString()}>{relativeText(at, now, language)}</time>;
}

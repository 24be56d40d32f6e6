import { clockText, dayText } from "../time/words";
import { useLanguage } from "../words/words";

interface TimeTextProps {
  at: Temporal.Instant;
  /** Whose wall it is on: the company's. A device's zone never changes a time. */
  zone: string;
  show?: "time" | "day" | "both";
}

export function TimeText({ at, zone, show = "time" }: TimeTextProps) {
  const language = useLanguage();
  const there = at.toZonedDateTimeISO(zone);
  const time = clockText(there.toPlainTime());
  const day = dayText(there.toPlainDate(), language, "short");
  return <time dateTime={at.toString()}>{show === "time" ? time : show === "day" ? day : `${day}, ${time}`}</time>;
}

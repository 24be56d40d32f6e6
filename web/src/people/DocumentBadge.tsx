import { Badge } from "../kit/Badge";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { documentState } from "./documentState";
import type { EmployeeDocument } from "./queries";

interface DocumentBadgeProps {
  document: EmployeeDocument;
  today: Temporal.PlainDate;
  /** With what it is. */
  named?: boolean;
}

export function DocumentBadge({ document, today, named }: DocumentBadgeProps) {
  const say = useWords();
  const language = useLanguage();
  const state = documentState(document, today);
  const day = document.validUntil ? dayText(Temporal.PlainDate.from(document.validUntil), language, "plain") : "";
  const words = state === "expired" ? say("people.expired") : state === "endless" ? say("people.endless") : say("people.until", { day });
  return (
    <Badge tone={state === "expired" ? "bad" : state === "soon" ? "warn" : "quiet"}>{named ? `${document.documentType}: ${words}` : words}</Badge>
  );
}

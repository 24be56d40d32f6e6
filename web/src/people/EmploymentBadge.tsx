import { Badge } from "../kit/Badge";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import type { Profile } from "./queries";

export function nameOf(one: Pick<Profile, "user" | "fullname">): string | null {
  return one.user?.fullname ?? one.fullname;
}

/** Only what is out of the ordinary is said. */
export function EmploymentBadge({ of }: { of: Profile }) {
  const say = useWords();
  const language = useLanguage();
  const day = (text: string) => dayText(Temporal.PlainDate.from(text), language, "plain");
  if (of.employmentStatus === "upcoming") return <Badge tone="accent">{say("people.beginsOn", { day: day(of.employmentStartDate) })}</Badge>;
  if (!of.employmentEndDate) return null;
  return of.employmentStatus === "ended" ? (
    <Badge>{say("people.leftOn", { day: day(of.employmentEndDate) })}</Badge>
  ) : (
    <Badge tone="warn">{say("people.leavesOn", { day: day(of.employmentEndDate) })}</Badge>
  );
}

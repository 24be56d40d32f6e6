import { CalendarDays } from "lucide-react";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import { shiftsBetween } from "../app/workday";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { LinkButton } from "../kit/LinkButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import styles from "./Person.module.css";
import type { PartProps } from "./PersonPage";
import { ShiftRows } from "./ShiftRows";

/** Four weeks ahead and four back. */
export function ShiftsPart({ userId, name, today }: PartProps) {
  const say = useWords();
  const shifts = useQuery(shiftsBetween(today.subtract({ weeks: 4 }), today.add({ weeks: 4 }), { user: userId }));
  if (shifts.error)
    return (
      <div className={styles.page}>
        <Refusal refusal={asRefusal(shifts.error)} onAgain={() => void shifts.refetch()} />
      </div>
    );
  const ahead = shifts.data?.filter((one) => one.shiftDate >= today.toString());
  const before = shifts.data?.filter((one) => one.shiftDate < today.toString()).reverse();
  const rota = <LinkButton to={pathTo(`rota?person=${encodeURIComponent(name)}`)}>{say("people.onRota")}</LinkButton>;
  return (
    <div className={styles.page}>
      <div className={styles.columns}>
        <Card title={say("people.shiftsAhead")} hint={say("people.fourWeeks")} action={rota}>
          {!ahead ? (
            <Skeleton count={5} />
          ) : ahead.length === 0 ? (
            <EmptyState icon={<CalendarDays size={20} />}>{say("people.noShiftsAhead")}</EmptyState>
          ) : (
            <ShiftRows shifts={ahead} />
          )}
        </Card>
        <Card title={say("people.shiftsBefore")} hint={say("people.fourWeeks")}>
          {!before ? (
            <Skeleton count={5} />
          ) : before.length === 0 ? (
            <p className={styles.quiet}>{say("people.noShiftsBefore")}</p>
          ) : (
            <ShiftRows shifts={before} />
          )}
        </Card>
      </div>
    </div>
  );
}

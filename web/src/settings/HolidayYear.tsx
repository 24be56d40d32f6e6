import { ChevronLeft, ChevronRight, CircleOff } from "lucide-react";
import { useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { Badge } from "../kit/Badge";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { List, ListRow } from "../kit/List";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { now } from "../time/clock";
import { dayOf } from "../time/wall";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { hideHoliday } from "./changeHolidays";
import { companyOf, holidaysOf, type KeptHoliday } from "./queries";
import styles from "./Rules.module.css";

/** A year's free days as the company keeps them; one that it works on is taken out where it stands. */
export function HolidayYear({ zone, codename }: { zone: string; codename: string }) {
  const say = useWords();
  const language = useLanguage();
  const [year, setYear] = useState(() => dayOf(now(), zone).year);
  const company = useQuery(companyOf(codename));
  const settings = company.data?.settings;
  const days = useQuery({ ...holidaysOf(year, `${settings?.country} ${settings?.region}`), enabled: !company.isPending });
  const [refused, setRefused] = useState<Refused | null>(null);
  const hide = async (one: KeptHoliday) => setRefused((await hideHoliday(one)).refusal);
  return (
    <Card
      title={say("holiday.year", { year: String(year) })}
      hint={say("holiday.yearHint")}
      action={
        <span className={styles.doing}>
          <IconButton label={say("holiday.yearBefore")} icon={<ChevronLeft size={16} />} onClick={() => setYear(year - 1)} />
          <IconButton label={say("holiday.yearAfter")} icon={<ChevronRight size={16} />} onClick={() => setYear(year + 1)} />
        </span>
      }
    >
      {days.error ? (
        <Refusal refusal={asRefusal(days.error)} onAgain={() => void days.refetch()} />
      ) : !days.data ? (
        <Skeleton shape="rows" count={6} />
      ) : days.data.length === 0 ? (
        <EmptyState>{say("holiday.none")}</EmptyState>
      ) : (
        <List label={say("holiday.year", { year: String(year) })}>
          {days.data.map((one) => (
            <ListRow
              key={`${one.day} ${one.name}`}
              title={one.name}
              text={dayText(Temporal.PlainDate.from(one.day), language, "long")}
              after={
                <>
                  {one.portion < 1 && <Badge>{say("holiday.half")}</Badge>}
                  <IconButton label={say("holiday.hide", { name: one.name })} icon={<CircleOff size={15} />} onClick={() => void hide(one)} />
                </>
              }
            />
          ))}
        </List>
      )}
      {refused && <Refusal refusal={refused} />}
    </Card>
  );
}

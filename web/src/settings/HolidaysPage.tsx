import { lazy, Suspense } from "react";
import { useOutletContext } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { SettingsFrame } from "../app/SettingsFrame";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Badge } from "../kit/Badge";
import { Card } from "../kit/Card";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { dayText } from "../time/words";
import { dayOfYear } from "../time/yearly";
import { useLanguage, useWords } from "../words/words";
import styles from "./CompanyPage.module.css";
import { deleteHoliday } from "./changeHolidays";
import { EditableList } from "./EditableList";
import { HolidayYear } from "./HolidayYear";
import { companyOf, type Holiday, ownHolidays, places } from "./queries";

const HolidayForm = lazy(() => import("./HolidayForm").then((module) => ({ default: module.HolidayForm })));
const RegionForm = lazy(() => import("./RegionForm").then((module) => ({ default: module.RegionForm })));

/** Which days are free: those of a calendar, and the company's own. */
export function HolidaysPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  useTitle(say("nav.holidays"), session.tenantName);
  return (
    <SettingsFrame session={session} page="settings/holidays">
      <div className={styles.page}>
        <HolidayYear zone={session.timezone} codename={session.tenantCodename} />
        <Own zone={session.timezone} />
        <Calendar codename={session.tenantCodename} />
      </div>
    </SettingsFrame>
  );
}

function Own({ zone }: { zone: string }) {
  const say = useWords();
  const language = useLanguage();
  const own = useQuery(ownHolidays);
  const known = useQuery(places).data ?? [];
  const when = ({ day, yearly }: Holiday) =>
    day ? dayText(Temporal.PlainDate.from(day), language, "plain") : say("holiday.eachYear", { day: dayOfYear(yearly ?? "", language) });
  const whose = ({ placeId, region }: Holiday) =>
    known.find((one) => one.id === placeId)?.name ?? (region ? say("holiday.ofRegion", { region }) : say("holiday.everybody"));
  return (
    <EditableList
      title={say("holiday.own")}
      hint={say("holiday.ownHint")}
      none={say("holiday.ownNone")}
      add={say("holiday.add")}
      asked={own}
      row={(one) => ({
        name: one.name,
        text: [when(one), whose(one)].join(" · "),
        badge: one.hidden ? <Badge tone="warn">{say("holiday.notKept")}</Badge> : one.portion < 1 && <Badge>{say("holiday.half")}</Badge>,
      })}
      form={(one, onClose) => <HolidayForm holiday={one} zone={zone} onClose={onClose} />}
      goodbye={({ name }) => ({
        label: say("holiday.deleteOne", { name }),
        title: say("holiday.deleteTitle", { name }),
        text: say("holiday.deleteText"),
        action: say("settings.delete"),
      })}
      onDelete={deleteHoliday}
    />
  );
}

function Calendar({ codename }: { codename: string }) {
  const say = useWords();
  const company = useQuery(companyOf(codename));
  if (company.error) return <Refusal refusal={asRefusal(company.error)} onAgain={() => void company.refetch()} />;
  const waiting = <Skeleton count={2} />;
  return (
    <Card title={say("holiday.calendar")} hint={say("holiday.calendarHint")}>
      <Suspense fallback={waiting}>{company.data ? <RegionForm company={company.data} /> : waiting}</Suspense>
    </Card>
  );
}

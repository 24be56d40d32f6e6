import { CalendarX, Pencil } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { colleagues, departments } from "../app/colleagues";
import { useKeys } from "../app/keys";
import { isAdmin } from "../app/roles";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { Refusal } from "../kit/Refusal";
import { Secret } from "../kit/Secret";
import { Skeleton } from "../kit/Skeleton";
import { dayText } from "../time/words";
import { type Say, useLanguage, useWords } from "../words/words";
import styles from "./Person.module.css";
import { NotEmployed, type PartProps } from "./PersonPage";
import { type Profile, type Terms, termsOf } from "./queries";

const EditEmployment = lazy(() => import("./EditEmployment").then((module) => ({ default: module.EditEmployment })));
const EndEmployment = lazy(() => import("./EndEmployment").then((module) => ({ default: module.EndEmployment })));
const AddPerson = lazy(() => import("./AddPerson").then((module) => ({ default: module.AddPerson })));

/** What is agreed with somebody today, and over time; changed by whoever may, read by the person. */
export function EmploymentPart({ session, userId, name, profile, today }: PartProps) {
  const say = useWords();
  const language = useLanguage();
  const [sheet, open] = useState<"edit" | "end" | "employ" | null>(null);
  const admin = isAdmin(session);
  const manages = profile !== null && (admin || profile.managerId === session.userId);
  useKeys({ e: () => manages && open("edit") });
  if (!profile)
    return (
      <div className={styles.page}>
        <NotEmployed admin={admin} onEmploy={() => open("employ")} />
        <Suspense>
          {sheet === "employ" && <AddPerson session={session} today={today} person={{ userId, name }} onClose={() => open(null)} />}
        </Suspense>
      </div>
    );
  const day = (text: string) => dayText(Temporal.PlainDate.from(text), language, "plain");
  const facts: [string, string | null][] = [
    [say("people.position"), profile.position],
    [say("people.department"), profile.department?.groupName ?? say("people.noDepartment")],
    [say("people.manager"), profile.managerId ? (profile.manager?.fullname ?? say("people.someoneGone")) : say("people.noManager")],
    [say("people.contract"), say(`people.contract.${profile.contractType}`)],
    [say("people.startsOn"), day(profile.employmentStartDate)],
    [say("people.endsOn"), profile.employmentEndDate && day(profile.employmentEndDate)],
    [say("people.endReason"), profile.endReason && say(`people.endReason.${profile.endReason}`)],
    [say("people.weeklyHours"), say("people.hours", { hours: figure(language).format(profile.weeklyHours) })],
    [say("people.overtime"), say(`people.overtime.${profile.overtimeMode}`)],
    // What is paid is sent to nobody but whoever may know it.
    [say("people.pay"), manages ? payText(profile, session.currency, language, say) : null],
  ];
  return (
    <div className={styles.page}>
      <div className={styles.narrow}>
        <Card
          title={say("people.asOfToday")}
          hint={profile.termsFrom ? say("people.termsFrom", { day: day(profile.termsFrom) }) : undefined}
          action={
            manages && (
              <Button icon={<Pencil size={15} />} onClick={() => open("edit")}>
                {say("people.edit")}
              </Button>
            )
          }
        >
          <dl className={styles.facts}>
            {facts.map(([title, text]) => text && <Fact key={title} title={title} text={text} />)}
            {manages && (
              <>
                <dt>{say("people.notes")}</dt>
                <dd>{profile.notes ? <Secret label={say("people.notes")}>{profile.notes}</Secret> : say("people.noNotes")}</dd>
              </>
            )}
          </dl>
          {!manages && <Banner>{say("people.readOnly")}</Banner>}
        </Card>
        <OverTime profile={profile} currency={session.currency} paid={manages} />
        {admin && profile.userId !== session.userId && (
          <div className={styles.actions}>
            <Button look={profile.employmentEndDate ? "plain" : "quiet"} icon={<CalendarX size={15} />} onClick={() => open("end")}>
              {say(profile.employmentEndDate ? "people.changeEnd" : "people.end")}
            </Button>
          </div>
        )}
      </div>
      <Suspense>
        {sheet === "edit" && <EditEmployment session={session} profile={profile} today={today} onClose={() => open(null)} />}
        {sheet === "end" && <EndEmployment profile={profile} name={name} today={today} onClose={() => open(null)} />}
      </Suspense>
    </div>
  );
}

function Fact({ title, text }: { title: string; text: string }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{text}</dd>
    </>
  );
}

/** Each time that something was agreed anew, with what is another since. */
function OverTime({ profile, currency, paid }: { profile: Profile; currency: string; paid: boolean }) {
  const say = useWords();
  const language = useLanguage();
  const terms = useQuery(termsOf(profile.id));
  const groups = useQuery(departments).data;
  const everybody = useQuery(colleagues).data;
  if (terms.error) return <Refusal refusal={asRefusal(terms.error)} onAgain={() => void terms.refetch()} />;
  if (!terms.data) return <Skeleton shape="block" />;
  const text = (one: Terms) =>
    [
      one.position,
      say(`people.contract.${one.contractType}`),
      groups?.find((group) => group.id === one.departmentId)?.groupName,
      one.managerId &&
        say("people.reportsTo", { name: everybody?.find((person) => person.id === one.managerId)?.fullname ?? say("people.someoneGone") }),
      say("people.hours", { hours: figure(language).format(one.weeklyHours) }),
      paid && payText(one, currency, language, say),
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <Card title={say("people.overTime")}>
      <ul className={styles.lines}>
        {terms.data.map((one) => (
          <li key={one.id} className={styles.row}>
            <span className={styles.grow}>
              <span className={styles.strong}>{dayText(Temporal.PlainDate.from(one.effectiveFrom), language, "plain")}</span>
              <span className={styles.quiet}>{text(one)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function payText(of: Profile | Terms, currency: string, language: string, say: Say): string {
  if (of.payBasis === "none") return say("people.payBasis.none");
  const amount = of.payBasis === "monthly" ? of.salary : of.hourlyRate;
  const money = amount === null ? "–" : new Intl.NumberFormat(language, { style: "currency", currency }).format(amount);
  return say(of.payBasis === "monthly" ? "people.aMonth" : "people.anHour", { money });
}

function figure(language: string): Intl.NumberFormat {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
}

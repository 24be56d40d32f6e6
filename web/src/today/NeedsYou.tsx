import { CalendarX, CircleAlert, ClockAlert, type LucideIcon, Palmtree, SearchCheck, UserX, Wallet } from "lucide-react";
import { useState } from "react";
import { pathTo } from "../app/company";
import { entries } from "../app/navigation";
import { Avatar } from "../kit/Avatar";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { LinkButton } from "../kit/LinkButton";
import { durationText, minutesBetween } from "../time/durations";
import { weekName } from "../time/wall";
import { clockText, daysText, dayText, spanText } from "../time/words";
import { type Say, useLanguage, useWords } from "../words/words";
import styles from "./NeedsYou.module.css";
import type { Need } from "./needs";
import { placeOf } from "./shiftWords";

const most = 6;

interface NeedsYouProps {
  needs: readonly Need[];
  zone: string;
  now: Temporal.Instant;
}

/** What waits for a decision, the worst first; each with the one thing to do. */
export function NeedsYou({ needs, zone, now }: NeedsYouProps) {
  const say = useWords();
  const language = useLanguage();
  const [all, showAll] = useState(false);
  const shown = all ? needs : needs.slice(0, most);
  return (
    <Card title={say("today.needsYou")}>
      {needs.length === 0 && <p className={styles.none}>{say("today.nothingWaits")}</p>}
      <ul className={styles.list}>
        {shown.map((need) => {
          const row = rowOf(need, say, language, zone, now);
          return (
            <li key={row.key} className={styles.row} data-tone={row.tone}>
              {row.person ? (
                <Avatar name={row.person.fullname} id={row.person.id} picture={row.person.avatar} />
              ) : (
                <span className={styles.icon}>
                  <row.icon size={16} aria-hidden="true" />
                </span>
              )}
              <span className={styles.words}>
                <span className={styles.title}>{row.title}</span>
                <span className={styles.text}>{row.text}</span>
              </span>
              {entries.some((entry) => entry.page === row.to.split(/[/?]/)[0]) && (
                <LinkButton size="compact" to={pathTo(row.to)}>
                  {row.action}
                </LinkButton>
              )}
            </li>
          );
        })}
      </ul>
      {needs.length > most && (
        <Button look="quiet" size="compact" onClick={() => showAll(!all)}>
          {all ? say("kit.less") : say("today.moreNeeds", { count: needs.length - most })}
        </Button>
      )}
    </Card>
  );
}

interface Row {
  key: string;
  icon: LucideIcon;
  person?: { id: string; fullname: string; avatar: string | null } | null;
  tone: "bad" | "warn" | "quiet";
  title: string;
  text: string;
  action: string;
  to: string;
}

function rowOf(need: Need, say: Say, language: string, zone: string, now: Temporal.Instant): Row {
  const inZone = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  switch (need.is) {
    case "vacant": {
      const { shift } = need;
      const until = minutesBetween(now, Temporal.Instant.from(shift.startsAt));
      const day = dayText(Temporal.PlainDate.from(shift.shiftDate), language);
      return {
        key: `vacant ${shift.id}`,
        icon: CalendarX,
        tone: until < 24 * 60 ? "bad" : "warn",
        title: say("today.vacant", { day, span: spanText(inZone(shift.startsAt), inZone(shift.endsAt), language) }),
        text: [placeOf(shift), until > 0 && until < 24 * 60 ? say("today.startsIn", { duration: durationText(until, say) }) : null]
          .filter(Boolean)
          .join(" · "),
        action: say("today.fill"),
        to: `rota?week=${weekName(Temporal.PlainDate.from(shift.shiftDate))}&shift=${shift.id}`,
      };
    }
    case "missing":
      return {
        key: `missing ${need.person.userId} ${need.person.shiftId}`,
        icon: UserX,
        person: need.person.user,
        tone: "bad",
        title: say("today.isMissing", { name: need.person.user?.fullname ?? say("today.someone") }),
        text: say("today.missingSince", {
          time: clockText(inZone(need.person.shiftStartsAt).toPlainTime()),
          duration: durationText(need.person.lateByMinutes ?? 0, say),
        }),
        action: say("today.lookAt"),
        to: `time?person=${need.person.userId}`,
      };
    case "leave":
    case "cancelLeave": {
      const { request } = need;
      const days = daysText(Temporal.PlainDate.from(request.startDate), Temporal.PlainDate.from(request.endDate), language);
      return {
        key: `${need.is} ${request.id}`,
        icon: Palmtree,
        person: request.user,
        tone: "quiet",
        title: say(need.is === "leave" ? "today.asksLeave" : "today.asksCancelling", { name: request.user?.fullname ?? say("today.someone") }),
        text: days,
        action: say("today.decide"),
        to: `leave/decide?request=${request.id}`,
      };
    }
    case "open":
      return {
        key: `open ${need.person.userId}`,
        icon: ClockAlert,
        person: need.person.user,
        tone: "warn",
        title: say("today.stillIn", { name: need.person.user?.fullname ?? say("today.someone") }),
        text: say("today.stillInSince", { time: clockText(inZone(need.person.shiftEndsAt).toPlainTime()) }),
        action: say("today.lookAt"),
        to: `time?person=${need.person.userId}`,
      };
    case "corrections":
      return {
        key: "corrections",
        icon: SearchCheck,
        tone: "quiet",
        title: say("today.corrections", { count: need.count }),
        text: say("today.correctionsText"),
        action: say("today.decide"),
        to: "time/exceptions",
      };
    case "review":
      return {
        key: "review",
        icon: CircleAlert,
        tone: "quiet",
        title: say("today.reviews", { count: need.count }),
        text: need.first.shift ? dayText(Temporal.PlainDate.from(need.first.shift.shiftDate), language) : "",
        action: say("today.lookAt"),
        to: "time/exceptions",
      };
    case "stalePay": {
      const days = daysText(Temporal.PlainDate.from(need.from), Temporal.PlainDate.from(need.to), language);
      return {
        key: "stalePay",
        icon: Wallet,
        tone: "quiet",
        title: say("today.stalePay", { count: need.count }),
        text: days,
        action: say("today.lookAt"),
        to: `payroll/check?from=${need.from}&to=${need.to}`,
      };
    }
  }
}

import type { LeaveRequest } from "../app/workday";
import { weekOf } from "../time/wall";
import { weekdayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import type { Details } from "./queries";
import styles from "./TeamStrip.module.css";

const most = 35;

interface TeamStripProps {
  request: LeaveRequest;
  teammates: NonNullable<Details["clashes"]>["teammates"];
}

/** The weeks that are asked for, and who else is away in them. */
export function TeamStrip({ request, teammates }: TeamStripProps) {
  const say = useWords();
  const language = useLanguage();
  const first = weekOf(Temporal.PlainDate.from(request.startDate))[0] ?? Temporal.PlainDate.from(request.startDate);
  const last = weekOf(Temporal.PlainDate.from(request.endDate))[6] ?? Temporal.PlainDate.from(request.endDate);
  const days = Array.from({ length: Math.min(most, first.until(last).days + 1) }, (_, index) => first.add({ days: index }));
  const asking = {
    userId: request.userId,
    fullname: request.user?.fullname ?? "",
    startDate: request.startDate,
    endDate: request.endDate,
    status: "pending" as const,
  };
  if (teammates.length === 0) return <p className={styles.none}>{say("leave.nobodyElse")}</p>;
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too */}
      <section className={styles.scroll} aria-label={say("leave.whoElse")} tabIndex={0}>
        <table className={styles.table}>
          <caption className={styles.caption}>{say("leave.whoElse")}</caption>
          <thead>
            <tr>
              <td />
              {days.map((day) => (
                <th key={day.toString()} scope="col" data-off={day.dayOfWeek > 5 || undefined}>
                  {weekdayText(day, language, "narrow")}
                  <br />
                  {day.day}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[asking, ...teammates].map((person, index) => (
              <tr key={`${person.userId} ${person.startDate}`}>
                <th scope="row" className={styles.name}>
                  {person.fullname}
                </th>
                {days.map((day) => {
                  const away = person.startDate <= day.toString() && day.toString() <= person.endDate;
                  return (
                    <td key={day.toString()} data-off={day.dayOfWeek > 5 || undefined}>
                      {away && (
                        <span className={styles.away} data-own={index === 0 || undefined} data-status={person.status}>
                          <span className="unseen">{say(`leave.status.${person.status}`)}</span>
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

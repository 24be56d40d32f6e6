import { pathTo } from "../app/company";
import { Card } from "../kit/Card";
import { LinkButton } from "../kit/LinkButton";
import { shareOf, windowOf } from "../time/dayWindow";
import { dayOf } from "../time/wall";
import { clockText } from "../time/words";
import { useWords } from "../words/words";
import type { Bar, DepartmentBars } from "./bars";
import styles from "./NowByDepartment.module.css";

const most = 8;

/** The day of each department: people as bars, and the line of now. */
export function NowByDepartment({ departments, zone, now }: { departments: readonly DepartmentBars[]; zone: string; now: Temporal.Instant }) {
  const say = useWords();
  const window = windowOf(
    departments.flatMap((one) => one.bars),
    dayOf(now, zone),
    zone,
  );
  const clock = (at: Temporal.Instant) => clockText(at.toZonedDateTimeISO(zone).toPlainTime());
  return (
    <Card title={say("today.now")} hint={say("today.zone", { zone: zone.replaceAll("_", " ") })}>
      {departments.map((department) => (
        <section key={department.id} className={styles.department} aria-label={department.name || say("today.noDepartment")}>
          <h3 className={styles.name}>{department.name || say("today.noDepartment")}</h3>
          <ul className={styles.people}>
            {department.bars.slice(0, most).map((bar) => (
              <li key={bar.key} className={styles.person}>
                <span className={styles.who}>{bar.name}</span>
                <span className={styles.track}>
                  <Piece bar={bar} window={window} says={`${clock(bar.start)}–${clock(bar.end)}, ${say(`today.standing.${bar.standing}`)}`} />
                  <svg className={styles.now} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                    <line x1={shareOf(now, window)} x2={shareOf(now, window)} y1="0" y2="1" vectorEffect="non-scaling-stroke" />
                  </svg>
                </span>
              </li>
            ))}
          </ul>
          {department.bars.length > most && (
            <LinkButton look="quiet" size="compact" to={pathTo("time/day")}>
              {say("today.morePeople", { count: department.bars.length - most })}
            </LinkButton>
          )}
        </section>
      ))}
      <p className={styles.scale} aria-hidden="true">
        <span>{clock(window.start)}</span>
        <span>{clock(window.end)}</span>
      </p>
    </Card>
  );
}

function Piece({ bar, window, says }: { bar: Bar; window: { start: Temporal.Instant; end: Temporal.Instant }; says: string }) {
  const [from, to] = [shareOf(bar.start, window), shareOf(bar.end, window)];
  return (
    <span
      className={styles.bar}
      data-standing={bar.standing}
      style={{ insetInlineStart: `${from}%`, inlineSize: `${to - from}%` }}
      title={says}
      role="img"
      aria-label={says}
    />
  );
}

import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { numberText } from "./figures";
import type { Report } from "./queries";
import styles from "./ReportSheet.module.css";
import { Unfold } from "./Unfold";

/** By what it was calculated; a later version of the rules changes nothing of it. */
export function ReportRules({ report }: { report: Report }) {
  const say = useWords();
  const language = useLanguage();
  const number = (value: number) => numberText(value, language);
  const monday = Temporal.PlainDate.from("2024-01-01");
  const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
  const weekday = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(
    monday.add({ days: Math.max(0, weekdays.indexOf(report.weekStartsOn)) }).toZonedDateTime("UTC").epochMilliseconds,
  );
  const facts: [string, string][] = [
    [say("payroll.rules.zone"), report.timezone.replaceAll("_", " ")],
    [say("payroll.rules.week"), weekday],
    ...(report.payBasis ? [[say("payroll.rules.basis"), say(`payroll.basis.${report.payBasis}`)] as [string, string]] : []),
    ...(report.employedFrom
      ? [
          [
            say("payroll.rules.employed"),
            [report.employedFrom, report.employedTo].map((day) => (day ? dayText(Temporal.PlainDate.from(day), language, "plain") : "…")).join(" – "),
          ] as [string, string],
        ]
      : []),
  ];
  return (
    <Unfold title={say("payroll.rules")}>
      {() => (
        <>
          <dl className={styles.facts}>
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {(report.basis ?? []).map(({ validFrom, rules }) => (
            <div key={validFrom}>
              <p className={styles.quiet}>{say("payroll.rules.from", { day: dayText(Temporal.PlainDate.from(validFrom), language, "plain") })}</p>
              <ul>
                {rules.tiers.map((tier) => (
                  <li key={`${tier.per} ${tier.over}`}>
                    {say(`payroll.tier.${tier.per}`, { over: number(tier.over), factor: number(tier.multiplier) })}
                  </li>
                ))}
                {rules.premiums.map((premium) => (
                  <li key={premium.code}>
                    {say("payroll.line.premium", { name: premium.code })}
                    {": "}
                    {[
                      premium.percent === null ? null : `+${number(premium.percent)} %`,
                      premium.amountPerHour === null ? null : `+${number(premium.amountPerHour)}`,
                      premium.from || premium.to ? `${premium.from ?? "00:00"}–${premium.to ?? "24:00"}` : null,
                    ]
                      .filter(Boolean)
                      .join(", ")}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
    </Unfold>
  );
}

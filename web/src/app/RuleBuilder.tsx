import { DateField } from "../kit/DateField";
import { NumberField } from "../kit/NumberField";
import { Select } from "../kit/Select";
import { weekdayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./RuleBuilder.module.css";
import { type Pattern, ruleOf } from "./recurrence";

interface RuleBuilderProps {
  pattern: Pattern;
  today: Temporal.PlainDate;
  onRule: (rule: string) => void;
}

const week = [1, 2, 3, 4, 5, 6, 7];
const monday = "2026-01-05";

/** How often, on which days, until when; writes the rule and reads it. */
export function RuleBuilder({ pattern, today, onRule }: RuleBuilderProps) {
  const say = useWords();
  const language = useLanguage();
  const set = (what: Partial<Pattern>) => onRule(ruleOf({ ...pattern, ...what }));
  const end = pattern.until ? "until" : pattern.count !== null ? "count" : "never";
  return (
    <div className={styles.builder}>
      <div className={styles.pair}>
        <NumberField name="every" label={say("rota.every")} value={pattern.every} min={1} max={52} onValue={(every) => set({ every: every ?? 1 })} />
        <Select
          name="unit"
          label={say("rota.unit")}
          value={pattern.unit}
          onValue={(unit) => set({ unit })}
          options={[
            { value: "WEEKLY", label: say("rota.unitWeeks") },
            { value: "DAILY", label: say("rota.unitDays") },
          ]}
        />
      </div>
      <fieldset className={styles.weekdays}>
        <legend className="unseen">{say("rota.weekdays")}</legend>
        {week.map((day) => {
          const date = Temporal.PlainDate.from(monday).add({ days: day - 1 });
          const chosen = pattern.weekdays.includes(day);
          return (
            <button
              key={day}
              type="button"
              className={styles.weekday}
              aria-pressed={chosen}
              onClick={() => set({ weekdays: chosen ? pattern.weekdays.filter((one) => one !== day) : [...pattern.weekdays, day] })}
            >
              <span aria-hidden="true">{weekdayText(date, language, "short")}</span>
              <span className="unseen">{weekdayText(date, language, "long")}</span>
            </button>
          );
        })}
      </fieldset>
      <div className={styles.pair}>
        <Select
          name="end"
          label={say("rota.ends")}
          value={end}
          onValue={(how) => set({ until: how === "until" ? `${today.add({ months: 3 })}` : null, count: how === "count" ? 10 : null })}
          options={[
            { value: "never", label: say("rota.endsNever") },
            { value: "until", label: say("rota.endsUntil") },
            { value: "count", label: say("rota.endsCount") },
          ]}
        />
        {pattern.until && (
          <DateField
            name="until"
            label={say("rota.endsUntil")}
            value={Temporal.PlainDate.from(pattern.until)}
            today={today}
            onValue={(day) => set({ until: `${day}` })}
          />
        )}
        {pattern.count !== null && !pattern.until && (
          <NumberField
            name="count"
            label={say("rota.endsCount")}
            value={pattern.count}
            min={1}
            max={999}
            onValue={(count) => set({ count: count ?? 1 })}
          />
        )}
      </div>
    </div>
  );
}

import { RuleBuilder } from "../app/RuleBuilder";
import { patternOf } from "../app/recurrence";
import { Button } from "../kit/Button";
import { DateField } from "../kit/DateField";
import { NumberField } from "../kit/NumberField";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { TimeField } from "../kit/TimeField";
import { useWords } from "../words/words";
import styles from "./PlanFields.module.css";
import type { Plan } from "./recurringPlan";

interface PlanFieldsProps {
  value: Plan;
  onValue: (what: Partial<Plan>) => void;
  wrong: Record<string, string>;
  today: Temporal.PlainDate;
  /** For whoever is on a shift, with whose end it is due where no time is said. */
  ofShift: boolean;
}

/** On which days, by when on them, and how long before. A rule that the builder cannot write is written out. */
export function PlanFields({ value, onValue, wrong, today, ofShift }: PlanFieldsProps) {
  const say = useWords();
  const pattern = patternOf(value.recurrenceRule);
  const day = (text: string) => Temporal.PlainDate.from(text);
  return (
    <>
      {pattern ? (
        <RuleBuilder pattern={pattern} today={today} onRule={(recurrenceRule) => onValue({ recurrenceRule })} />
      ) : (
        <TextField
          name="recurrenceRule"
          label={say("rota.rule")}
          hint={say("rota.ruleHint")}
          value={value.recurrenceRule}
          required
          maxLength={500}
          refusal={wrong.recurrenceRule}
          onChange={(event) => onValue({ recurrenceRule: event.currentTarget.value })}
        />
      )}
      <div className={styles.two}>
        <DateField
          name="anchorDate"
          label={say("recurring.anchor")}
          value={day(value.anchorDate)}
          today={today}
          refusal={wrong.anchorDate}
          onValue={(to) => onValue({ anchorDate: to.toString() })}
        />
        <TimeField
          name="dueTimeOfDay"
          label={say("recurring.due")}
          hint={ofShift ? say("recurring.dueHint") : undefined}
          value={value.dueTimeOfDay}
          refusal={wrong.dueTimeOfDay}
          onValue={(dueTimeOfDay) => onValue({ dueTimeOfDay })}
        />
      </div>
      {value.lastDate && (
        <div className={styles.last}>
          <DateField
            name="lastDate"
            label={say("recurring.last")}
            value={day(value.lastDate)}
            today={today}
            refusal={wrong.lastDate}
            onValue={(to) => onValue({ lastDate: to.toString() })}
          />
          <Button look="quiet" onClick={() => onValue({ lastDate: null })}>
            {say("recurring.noLast")}
          </Button>
        </div>
      )}
      <div className={styles.two}>
        <NumberField
          name="leadDays"
          label={say("recurring.lead")}
          min={0}
          max={30}
          value={value.leadDays}
          refusal={wrong.leadDays}
          onValue={(days) => onValue({ leadDays: days ?? 0 })}
        />
        <Select
          name="missed"
          label={say("recurring.missed")}
          value={value.missed}
          onValue={(missed) => onValue({ missed })}
          options={(["skip", "keep"] as const).map((one) => ({ value: one, label: say(`recurring.missed.${one}`) }))}
        />
      </div>
    </>
  );
}

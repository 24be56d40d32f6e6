import { Checkbox } from "../kit/Checkbox";
import { NumberField } from "../kit/NumberField";
import { Select } from "../kit/Select";
import { useLanguage, useWords } from "../words/words";
import styles from "./EntitlementForm.module.css";
import type { TermsProps } from "./EntitlementGrant";

/** What becomes of days that are left at the end of the leave year, and when that is. */
export function EntitlementCarry({ terms, refusals, onTerms, yearStart }: TermsProps & { yearStart: boolean }) {
  const say = useWords();
  return (
    <>
      <div className={styles.two}>
        <NumberField
          label={say("entitlement.carryCap")}
          name="carryCap"
          hint={say("entitlement.carryCapHint")}
          min={0}
          max={366}
          step="any"
          refusal={refusals.carryCap}
          value={terms.carryCap}
          onValue={(carryCap) => onTerms({ carryCap })}
        />
        <NumberField
          label={say("entitlement.cap")}
          name="cap"
          hint={say("entitlement.capHint")}
          min={0}
          max={1000}
          step="any"
          refusal={refusals.cap}
          value={terms.cap}
          onValue={(cap) => onTerms({ cap })}
        />
      </div>
      {terms.carryCap !== 0 && (
        <>
          <MonthDay
            name="carryExpires"
            label={say("entitlement.carryExpires")}
            refusal={refusals.carryExpires}
            never={say("entitlement.never")}
            last
            value={terms.carryExpires}
            onValue={(carryExpires) => onTerms({ carryExpires, ...(carryExpires === null && { carryIfStarted: false }) })}
          />
          {terms.carryExpires && (
            <Checkbox
              label={say("entitlement.carryIfStarted")}
              checked={terms.carryIfStarted}
              onChecked={(carryIfStarted) => onTerms({ carryIfStarted })}
            />
          )}
        </>
      )}
      {yearStart && (
        <MonthDay
          name="yearStart"
          label={say("entitlement.yearStart")}
          refusal={refusals.yearStart}
          value={terms.yearStart}
          onValue={(start) => start && onTerms({ yearStart: start })}
        />
      )}
    </>
  );
}

interface MonthDayProps {
  name: string;
  label: string;
  refusal: string | undefined;
  /** What is said for no day at all. */
  never?: string;
  /** A month that is chosen begins with its last day. */
  last?: boolean;
  value: string | null;
  onValue: (value: string | null) => void;
}

/** A leap year, in which every day is. */
const aYear = 2028;
const startsUntil = 28;

/** A day of every year, such as 03-31. */
function MonthDay({ name, label, refusal, never, last = false, value, onValue }: MonthDayProps) {
  const say = useWords();
  const language = useLanguage();
  const [month = 0, day = 1] = value ? value.split("-").map(Number) : [];
  const daysIn = (of: number) => (last ? Temporal.PlainYearMonth.from({ year: aYear, month: of }).daysInMonth : startsUntil);
  const tell = (of: number, on: number) => onValue(`${String(of).padStart(2, "0")}-${String(Math.min(on, daysIn(of))).padStart(2, "0")}`);
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  return (
    <div className={styles.two}>
      <Select
        label={label}
        name={name}
        refusal={refusal}
        value={String(month)}
        onValue={(chosen) => (chosen === "0" ? onValue(null) : tell(Number(chosen), last ? daysIn(Number(chosen)) : day))}
        options={[
          ...(never ? [{ value: "0", label: never }] : []),
          ...months.map((of) => ({
            value: String(of),
            label: Temporal.PlainDate.from({ year: aYear, month: of, day: 1 }).toLocaleString(language, { month: "long" }),
          })),
        ]}
      />
      {value && (
        <NumberField
          label={say("entitlement.day")}
          name={`${name}Day`}
          min={1}
          max={daysIn(month)}
          value={day}
          onValue={(on) => tell(month, on ?? 1)}
        />
      )}
    </div>
  );
}

import { Trash2 } from "lucide-react";
import { Checkbox } from "../kit/Checkbox";
import { IconButton } from "../kit/IconButton";
import { NumberField } from "../kit/NumberField";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { TimeField } from "../kit/TimeField";
import { weekdayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import type { Premium } from "./queries";
import styles from "./Rules.module.css";
import { aMonday, weekdays } from "./weekdays";

interface PremiumFieldsProps {
  premium: Premium;
  currency: string;
  onPremium: (what: Partial<Premium>) => void;
  onRemove: () => void;
}

const onHolidays = { any: null, only: true, but: false } as const;

/** Called what, when, and how much. */
export function PremiumFields({ premium, currency, onPremium, onRemove }: PremiumFieldsProps) {
  const say = useWords();
  const language = useLanguage();
  const byPercent = premium.percent !== null;
  const days = premium.weekdays ?? [...weekdays];
  const onDay = (day: (typeof weekdays)[number], on: boolean) => {
    const next = weekdays.filter((one) => (one === day ? on : days.includes(one)));
    onPremium({ weekdays: next.length === weekdays.length ? null : next });
  };
  const holiday = premium.holiday === null ? "any" : premium.holiday ? "only" : "but";
  return (
    <div className={styles.inset}>
      <div className={styles.row}>
        <TextField
          label={say("rules.premiumName")}
          name="code"
          required
          maxLength={50}
          value={premium.code}
          onChange={(event) => onPremium({ code: event.currentTarget.value })}
        />
        <IconButton label={say("rules.removePremium", { name: premium.code })} icon={<Trash2 size={15} />} onClick={onRemove} />
      </div>
      <div className={styles.two}>
        <Select
          label={say("rules.paidAs")}
          name="paidAs"
          value={byPercent ? "percent" : "amount"}
          onValue={(as) => onPremium(as === "percent" ? { percent: 25, amountPerHour: null } : { percent: null, amountPerHour: 1 })}
          options={[
            { value: "percent", label: say("rules.percent") },
            { value: "amount", label: say("rules.amountPerHour", { currency }) },
          ]}
        />
        <NumberField
          label={byPercent ? say("rules.percent") : say("rules.amountPerHour", { currency })}
          name="value"
          step="any"
          min={0}
          {...(byPercent && { max: 1000 })}
          value={byPercent ? premium.percent : premium.amountPerHour}
          onValue={(value) => onPremium(byPercent ? { percent: value ?? 0 } : { amountPerHour: value ?? 0 })}
        />
        <TimeField
          label={say("rules.fromTime")}
          name="from"
          value={(premium.from ?? "").slice(0, 5)}
          onValue={(from) => onPremium({ from: from || null })}
        />
        <TimeField label={say("rules.toTime")} name="to" value={(premium.to ?? "").slice(0, 5)} onValue={(to) => onPremium({ to: to || null })} />
        <Select
          label={say("rules.holidays")}
          name="holiday"
          value={holiday}
          onValue={(value) => onPremium({ holiday: onHolidays[value] })}
          options={(["any", "only", "but"] as const).map((value) => ({ value, label: say(`rules.holidays.${value}`) }))}
        />
        <Select
          label={say("rules.stack")}
          name="stack"
          value={premium.stack}
          onValue={(stack) => onPremium({ stack })}
          options={(["highest", "sum"] as const).map((value) => ({ value, label: say(`rules.stack.${value}`) }))}
        />
      </div>
      <div className={styles.days}>
        {weekdays.map((day, index) => (
          <Checkbox
            key={day}
            label={weekdayText(aMonday.add({ days: index }), language, "short")}
            checked={days.includes(day)}
            disabled={days.length === 1 && days[0] === day}
            onChecked={(on) => onDay(day, on)}
          />
        ))}
      </div>
    </div>
  );
}

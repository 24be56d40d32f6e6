import { Card } from "../kit/Card";
import { Checkbox } from "../kit/Checkbox";
import { Switch } from "../kit/Switch";
import { TimeField } from "../kit/TimeField";
import { weekdayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./NotificationsPart.module.css";
import { type Preferences, type QuietHours, weekdays } from "./preferences";

interface QuietHoursCardProps {
  preferences: Preferences;
  onChange: (what: Partial<Preferences>) => void;
}

const usual: QuietHours = { from: "22:00", to: "06:00", weekdays: [...weekdays] };
const aMonday = Temporal.PlainDate.from("2026-11-30");

/** When mails and pushes wait, and whether mails come once a day. */
export function QuietHoursCard({ preferences, onChange }: QuietHoursCardProps) {
  const say = useWords();
  const language = useLanguage();
  const { quietHours: quiet, digest } = preferences;
  const set = (what: Partial<QuietHours>) => onChange({ quietHours: { ...(quiet ?? usual), ...what } });
  return (
    <Card title={say("prefs.when")}>
      <Switch
        label={say("prefs.quiet")}
        hint={say("prefs.quietHint")}
        checked={quiet !== null}
        onChecked={(on) => onChange({ quietHours: on ? usual : null })}
      />
      {quiet && (
        <>
          <div className={styles.times}>
            <TimeField label={say("prefs.from")} name="from" value={quiet.from.slice(0, 5)} onValue={(from) => from && set({ from })} />
            <TimeField label={say("prefs.to")} name="to" value={quiet.to.slice(0, 5)} onValue={(to) => to && set({ to })} />
          </div>
          <fieldset className={styles.days}>
            <legend>{say("prefs.days")}</legend>
            {weekdays.map((day, index) => (
              <Checkbox
                key={day}
                label={weekdayText(aMonday.add({ days: index }), language, "short")}
                checked={quiet.weekdays.includes(day)}
                // At least one day: none at all is the switch above.
                disabled={quiet.weekdays.length === 1 && quiet.weekdays[0] === day}
                onChecked={(on) => set({ weekdays: weekdays.filter((one) => (one === day ? on : quiet.weekdays.includes(one))) })}
              />
            ))}
          </fieldset>
        </>
      )}
      <Switch
        label={say("prefs.digest")}
        hint={say("prefs.digestHint")}
        checked={digest === "daily"}
        onChecked={(on) => onChange({ digest: on ? "daily" : "none" })}
      />
    </Card>
  );
}

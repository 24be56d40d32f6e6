import { X } from "lucide-react";
import { useState } from "react";
import { FormDialog } from "../app/FormDialog";
import { Button } from "../kit/Button";
import { Combobox } from "../kit/Combobox";
import { DateField } from "../kit/DateField";
import { Select } from "../kit/Select";
import { TextArea } from "../kit/TextArea";
import { useLanguage, useWords } from "../words/words";
import { lockDays } from "./changeLocks";
import styles from "./LocksCard.module.css";
import { periodText } from "./PeriodBar";
import { lockable } from "./period";
import type { Payroll } from "./usePayroll";

interface LockDialogProps {
  payroll: Payroll;
  groups: readonly { id: string; groupName: string }[];
  onClose: () => void;
}

/** Among ids of departments. */
const [everybody, some] = ["everybody", "some"] as const;

/** Which days, whose, and why: those of the period that are over, of everybody, where nothing else is said. */
export function LockDialog({ payroll, groups, onClose }: LockDialogProps) {
  const say = useWords();
  const language = useLanguage();
  const { today, period, names } = payroll;
  const yesterday = today.subtract({ days: 1 });
  const [from, setFrom] = useState(() => (Temporal.PlainDate.compare(period.from, yesterday) > 0 ? yesterday : period.from));
  const [to, setTo] = useState(() => (Temporal.PlainDate.compare(period.to, yesterday) > 0 ? yesterday : period.to));
  const [whose, choose] = useState<string>(payroll.department ?? everybody);
  const [people, setPeople] = useState<readonly string[]>([]);
  const [note, setNote] = useState("");
  const wrong = !lockable({ from, to }, today);
  const lock = async () => {
    const draft = {
      from: from.toString(),
      to: to.toString(),
      userIds: whose === some ? [...people] : null,
      departmentId: whose === some || whose === everybody ? null : whose,
      note: note.trim() || null,
    };
    return (await lockDays(draft, periodText({ from, to }, language))).refusal;
  };
  return (
    <FormDialog
      title={say("payroll.lockTitle")}
      text={say("payroll.lockText")}
      send={say("payroll.lock")}
      disabled={wrong || (whose === some && people.length === 0)}
      fields={["from", "to", "userIds", "departmentId", "note"]}
      className={styles.form}
      onSend={lock}
      onClose={onClose}
    >
      {(refusals) => (
        <>
          <div className={styles.two}>
            <DateField label={say("payroll.firstDay")} name="from" value={from} onValue={setFrom} today={today} refusal={refusals.from} />
            <DateField
              label={say("payroll.lastDay")}
              name="to"
              value={to}
              onValue={setTo}
              today={today}
              refusal={wrong ? say("payroll.lockPast") : refusals.to}
            />
          </div>
          <Select
            label={say("payroll.lockFor")}
            name="departmentId"
            refusal={refusals.departmentId}
            value={whose}
            onValue={choose}
            options={[
              { value: everybody, label: say("payroll.lockEverybody") },
              ...groups.map((one) => ({ value: one.id, label: one.groupName })),
              { value: some, label: say("payroll.lockSome") },
            ]}
          />
          {whose === some && (
            <>
              <Combobox
                key={people.length}
                label={say("payroll.lockPerson")}
                name="userIds"
                refusal={refusals.userIds}
                value={null}
                onValue={(one) => one && setPeople([...people, one])}
                options={[...names].filter(([id]) => !people.includes(id)).map(([value, label]) => ({ value, label }))}
              />
              {people.length > 0 && (
                <div className={styles.chosen}>
                  {people.map((id) => {
                    const name = names.get(id) ?? say("today.someone");
                    return (
                      <Button
                        key={id}
                        size="compact"
                        aria-label={say("payroll.lockWithout", { name })}
                        onClick={() => setPeople(people.filter((one) => one !== id))}
                      >
                        {name} <X size={14} aria-hidden="true" />
                      </Button>
                    );
                  })}
                </div>
              )}
            </>
          )}
          <TextArea
            label={say("payroll.lockWhy")}
            name="note"
            rows={2}
            maxLength={4000}
            refusal={refusals.note}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}

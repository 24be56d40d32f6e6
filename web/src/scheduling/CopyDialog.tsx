import { useEffect, useState } from "react";
import type { components } from "../api/company";
import { asRefusal, type Refusal as Refused_ } from "../api/refusals";
import { Button } from "../kit/Button";
import { Checkbox } from "../kit/Checkbox";
import { DateField } from "../kit/DateField";
import { Dialog } from "../kit/Dialog";
import { Segmented } from "../kit/Segmented";
import { Select } from "../kit/Select";
import { weekOf } from "../time/wall";
import { daysText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./CopyDialog.module.css";
import { type Copying, copyWeek, tryCopy } from "./copyWeek";
import { GenerationTold } from "./GenerationTold";

interface CopyDialogProps {
  monday: Temporal.PlainDate;
  /** Only these, where the page is filtered by them. */
  departments: string[];
  today: Temporal.PlainDate;
  onClose: () => void;
}

const mostWeeks = 8;

/** The week before, or any other, once more: what it would come to stands there before anything is made. */
export function CopyDialog({ monday, departments, today, onClose }: CopyDialogProps) {
  const say = useWords();
  const language = useLanguage();
  const [from, setFrom] = useState(monday);
  const [to, setTo] = useState(monday.add({ weeks: 1 }));
  const [weeks, setWeeks] = useState("1");
  const [withPeople, keepPeople] = useState(true);
  const [onConflict, setOnConflict] = useState<"leaveOff" | "skip">("leaveOff");
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState<{ made?: components["schemas"]["GenerateShiftsGeneration"]; refusal?: Refused_ } | null>(null);
  const week = (day: Temporal.PlainDate) => daysText(day, day.add({ days: 6 }), language);
  const asked = JSON.stringify({
    fromWeek: `${from}`,
    toWeeks: Array.from({ length: Number(weeks) }, (_, index) => `${to.add({ weeks: index })}`),
    withPeople,
    onConflict,
    published: false,
    ...(departments.length > 0 && { departmentIds: departments }),
  } satisfies Copying);
  useEffect(() => {
    let current = true;
    setTried(null);
    tryCopy(JSON.parse(asked)).then(
      (made) => current && setTried({ made }),
      (error) => current && setTried({ refusal: asRefusal(error) }),
    );
    return () => {
      current = false;
    };
  }, [asked]);
  const copy = async () => {
    setBusy(true);
    const { refusal } = await copyWeek(JSON.parse(asked));
    setBusy(false);
    if (refusal) setTried({ refusal });
    else onClose();
  };
  const mondayAt = (day: Temporal.PlainDate) => weekOf(day)[0] as Temporal.PlainDate;
  return (
    <Dialog
      title={say("rota.copyWeek")}
      text={say("rota.copyText")}
      open
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button look="primary" busy={busy} disabled={!tried?.made || tried.made.created === 0} onClick={() => void copy()}>
            {say("rota.copyNow", { count: tried?.made?.created ?? 0 })}
          </Button>
        </>
      }
    >
      <div className={styles.pair}>
        <DateField name="from" label={say("rota.copyFrom")} hint={week(from)} value={from} today={today} onValue={(day) => setFrom(mondayAt(day))} />
        <DateField name="to" label={say("rota.copyTo")} hint={week(to)} value={to} today={today} onValue={(day) => setTo(mondayAt(day))} />
      </div>
      <Select
        name="weeks"
        label={say("rota.copyWeeks")}
        value={weeks}
        onValue={setWeeks}
        options={Array.from({ length: mostWeeks }, (_, index) => ({ value: `${index + 1}`, label: say("rota.weeks", { count: index + 1 }) }))}
      />
      <Checkbox label={say("rota.copyPeople")} hint={say("rota.copyPeopleHint")} checked={withPeople} onChecked={keepPeople} />
      {withPeople && (
        <Segmented
          label={say("rota.onConflict")}
          value={onConflict}
          onValue={setOnConflict}
          options={[
            { value: "leaveOff", label: say("rota.leaveOpen") },
            { value: "skip", label: say("rota.leaveOut") },
          ]}
        />
      )}
      <GenerationTold tried={tried} />
    </Dialog>
  );
}

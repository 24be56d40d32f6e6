import { useEffect, useMemo, useState } from "react";
import { asRefusal, type Refusal as Refused_ } from "../api/refusals";
import { Button } from "../kit/Button";
import { Checkbox } from "../kit/Checkbox";
import { Dialog } from "../kit/Dialog";
import { Refusal } from "../kit/Refusal";
import { TextArea } from "../kit/TextArea";
import { weekdayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./PublishDialog.module.css";
import { peopleTold, publishShifts } from "./publishShifts";
import type { Shift } from "./queries";
import type { Rota } from "./useRota";

const atOnce = 2000;

/** What is still a draft of what is shown, by person, and who hears of it. */
export function PublishDialog({ rota, onClose }: { rota: Rota; onClose: () => void }) {
  const say = useWords();
  const [without, leaveOut] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused_ | null>(null);
  const [people, setPeople] = useState<number | null>(null);
  const departments = [...new Set(rota.drafts.map((shift) => shift.departmentId ?? ""))];
  const meant = useMemo(() => rota.drafts.filter((shift) => !without.has(shift.departmentId ?? "")).slice(0, atOnce), [rota.drafts, without]);
  const ids = meant.map((shift) => shift.id).join();
  useEffect(() => {
    let current = true;
    setPeople(null);
    if (ids === "") return setPeople(0);
    peopleTold(ids.split(",")).then(
      (count) => current && setPeople(count),
      (error) => current && setRefusal(asRefusal(error)),
    );
    return () => {
      current = false;
    };
  }, [ids]);
  const publish = async () => {
    setBusy(true);
    const outcome = await publishShifts(ids.split(","), note.trim());
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Dialog
      title={say("rota.publishTitle", { count: meant.length })}
      text={people === null ? say("rota.counting") : say("rota.peopleTold", { count: people })}
      open
      onOpen={(open) => open || onClose()}
      keeps={note !== ""}
      actions={
        <>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button look="primary" busy={busy} disabled={meant.length === 0} onClick={() => void publish()}>
            {say("rota.publishNow")}
          </Button>
        </>
      }
    >
      {departments.length > 1 && (
        <div className={styles.departments}>
          {departments.map((id) => (
            <Checkbox
              key={id}
              label={rota.names.get(id) ?? say("rota.noDepartment")}
              checked={!without.has(id)}
              onChecked={(wanted) => leaveOut(new Set(wanted ? [...without].filter((one) => one !== id) : [...without, id]))}
            />
          ))}
        </div>
      )}
      <ByPerson shifts={meant} rota={rota} />
      <TextArea
        name="note"
        label={say("rota.publishNote")}
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value.replaceAll("\n", " "))}
      />
      {refusal && <Refusal refusal={refusal} />}
    </Dialog>
  );
}

function ByPerson({ shifts, rota }: { shifts: readonly Shift[]; rota: Rota }) {
  const say = useWords();
  const language = useLanguage();
  const text = (shift: Shift) => `${weekdayText(Temporal.PlainDate.from(shift.shiftDate), language, "short")} ${shift.startTime}–${shift.endTime}`;
  const open = shifts.filter((shift) => shift.assignedUserIds.length === 0);
  const people = rota.everybody.flatMap((person) => {
    const theirs = shifts.filter((shift) => shift.assignedUserIds.includes(person.id));
    return theirs.length > 0 ? [{ person, theirs }] : [];
  });
  return (
    <ul className={styles.people} tabIndex={-1}>
      {people.map(({ person, theirs }) => (
        <li key={person.id}>
          <strong>{person.name}</strong>
          <span>{theirs.map(text).join(" · ")}</span>
        </li>
      ))}
      {open.length > 0 && (
        <li>
          <strong>{say("rota.open")}</strong>
          <span>{open.map(text).join(" · ")}</span>
        </li>
      )}
    </ul>
  );
}

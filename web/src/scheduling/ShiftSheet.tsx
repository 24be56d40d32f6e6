import { useState } from "react";
import type { Refusal as Refused_ } from "../api/refusals";
import { Button } from "../kit/Button";
import { DateField } from "../kit/DateField";
import { Drawer } from "../kit/Drawer";
import { Form } from "../kit/Form";
import { NumberField } from "../kit/NumberField";
import { Refusal } from "../kit/Refusal";
import { Select } from "../kit/Select";
import { TextArea } from "../kit/TextArea";
import { TextField } from "../kit/TextField";
import { TimeField } from "../kit/TimeField";
import { hoursOf, shiftSpan } from "../time/wall";
import { useWords } from "../words/words";
import { PeoplePicker } from "./PeoplePicker";
import { Conflicts, conflictsOf } from "./Refused";
import { ShiftEnds, ShiftStanding } from "./ShiftEnds";
import { ShiftHistory } from "./ShiftHistory";
import styles from "./ShiftSheet.module.css";
import { createShift, type Draft, differing, draftOf, saveShift } from "./saveShift";
import type { Opened } from "./usePlanning";
import type { Rota } from "./useRota";
import { rounded } from "./verdicts";

interface ShiftSheetProps {
  opened: Opened;
  rota: Rota;
  today: Temporal.PlainDate;
  onOpen: (shiftId: string) => void;
  onClose: () => void;
}

/** A shift with all that is said of it. What is changed here is saved in one, so that its people hear of it once. */
export function ShiftSheet({ opened, rota, today, onOpen, onClose }: ShiftSheetProps) {
  const say = useWords();
  const { shift } = opened;
  const [draft, setDraft] = useState<Draft>(() => (shift ? draftOf(shift) : newDraft(opened)));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused_ | null>(null);
  const set = (what: Partial<Draft>) => setDraft((before) => ({ ...before, ...what }));
  const changed = shift === null || Object.keys(differing(shift, draft)).length > 0;
  const touched = JSON.stringify(draft) !== JSON.stringify(shift ? draftOf(shift) : newDraft(opened));
  const fixed = shift !== null && shift.status !== "scheduled";
  const done = async (outcome: Promise<{ refusal: Refused_ | null }>) => {
    setBusy(true);
    const { refusal: why } = await outcome;
    setBusy(false);
    setRefusal(why);
    if (!why) onClose();
  };
  const save = () => {
    if (!changed || busy) return;
    void done(
      shift ? saveShift(shift, draft, rota.zone) : createShift({ ...draft, breakMinutes: draft.breakMinutes || undefined, published: false }),
    );
  };
  return (
    <Drawer title={say(shift ? "rota.shift" : "rota.newShift")} open onOpen={(open) => open || onClose()} keeps={touched}>
      <Form className={styles.form} onSend={save}>
        {shift && <ShiftStanding shift={shift} />}
        <DateField
          name="shiftDate"
          label={say("rota.day")}
          value={Temporal.PlainDate.from(draft.shiftDate)}
          today={today}
          disabled={fixed}
          onValue={(day) => set({ shiftDate: `${day}` })}
        />
        <div className={styles.pair}>
          <TimeField
            name="startTime"
            label={say("rota.start")}
            value={draft.startTime}
            disabled={fixed}
            onValue={(startTime) => set({ startTime })}
          />
          <TimeField name="endTime" label={say("rota.end")} value={draft.endTime} disabled={fixed} onValue={(endTime) => set({ endTime })} />
        </div>
        <p className={styles.length}>{lengthText(draft, rota.zone, say)}</p>
        <PeoplePicker rota={rota} draft={draft} except={shift?.id ?? null} disabled={fixed} onDraft={set} />
        <TextField
          name="location"
          label={say("rota.place")}
          value={draft.location ?? ""}
          maxLength={200}
          list="rota-places"
          disabled={fixed}
          onChange={(event) => set({ location: event.currentTarget.value || null })}
        />
        <datalist id="rota-places">
          {[...new Set(rota.plan.shifts.flatMap((one) => one.location ?? []))].map((place) => (
            <option key={place} value={place} />
          ))}
        </datalist>
        <Select
          name="departmentId"
          label={say("rota.department")}
          value={draft.departmentId ?? ""}
          disabled={fixed}
          onValue={(id) => set({ departmentId: id || null })}
          options={[{ value: "", label: say("rota.noDepartment") }, ...rota.plan.departments.map((one) => ({ value: one.id, label: one.groupName }))]}
        />
        <div className={styles.pair}>
          <NumberField
            name="headCount"
            label={say("rota.needs")}
            value={draft.headCount}
            min={1}
            max={500}
            disabled={fixed}
            onValue={(headCount) => set({ headCount })}
          />
          <NumberField
            name="breakMinutes"
            label={say("rota.break")}
            value={draft.breakMinutes}
            min={0}
            max={480}
            disabled={fixed}
            onValue={(minutes) => set({ breakMinutes: minutes ?? 0 })}
          />
        </div>
        <TextArea
          name="note"
          label={say("rota.note")}
          value={draft.note ?? ""}
          disabled={fixed}
          onChange={(event) => set({ note: event.currentTarget.value || null })}
        />
        {refusal && (
          <div className={styles.refusal}>
            <Refusal refusal={refusal} />
            <Conflicts conflicts={conflictsOf(refusal)} onOpen={onOpen} />
          </div>
        )}
        {shift && <ShiftHistory shiftId={shift.id} zone={rota.zone} />}
        <div className={styles.actions}>
          {!fixed && (
            <Button look="primary" type="submit" busy={busy} disabled={!changed}>
              {say(shift ? "kit.save" : "rota.add")}
            </Button>
          )}
          {shift && <ShiftEnds shift={shift} busy={busy} done={done} zone={rota.zone} />}
        </div>
      </Form>
    </Drawer>
  );
}

function newDraft({ day, times, people, departmentId }: Opened): Draft {
  return {
    shiftDate: day,
    startTime: times.startTime,
    endTime: times.endTime,
    location: null,
    departmentId,
    assignedUserIds: people,
    assignedDepartmentIds: [],
    breakMinutes: 0,
    headCount: people.length === 0 ? 1 : null,
    note: null,
  };
}

function lengthText({ shiftDate, startTime, endTime, breakMinutes }: Draft, zone: string, say: ReturnType<typeof useWords>): string {
  if (!startTime || !endTime || startTime === endTime) return say("rota.verdict.noLength");
  const hours = hoursOf(shiftSpan(Temporal.PlainDate.from(shiftDate), startTime, endTime, zone)) - breakMinutes / 60;
  return say(endTime < startTime ? "rota.lengthNight" : "rota.length", { hours: rounded(hours) });
}

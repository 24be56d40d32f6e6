import { useState } from "react";
import { inForm, type Refusal as Refused } from "../api/refusals";
import type { Session } from "../app/session";
import { Button } from "../kit/Button";
import { DateField } from "../kit/DateField";
import { Drawer } from "../kit/Drawer";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { TimeField } from "../kit/TimeField";
import { useNow } from "../time/clock";
import { dayOf, instantOf } from "../time/wall";
import { clockText } from "../time/words";
import { useWords } from "../words/words";
import styles from "./AssignmentSheet.module.css";
import { handOut, saveAssignment } from "./changeAssignment";
import type { Assignment } from "./queries";
import { ChecklistFields, ForField, TitleFields } from "./TaskFields";
import { audienceOf, sentOf, wordsOf } from "./taskDraft";

interface TaskFormProps {
  session: Session;
  /** None is a new one. */
  assignment: Assignment | null;
  onClose: () => void;
}

/** What is to be done, by when, and by whom; it says how many it reaches. */
export function TaskForm({ session, assignment, onClose }: TaskFormProps) {
  const say = useWords();
  const today = dayOf(useNow("minute"), session.timezone);
  const [saved] = useState(() => ({ words: wordsOf(assignment), audience: audienceOf(assignment), ...dueOf(assignment, session.timezone) }));
  const [draft, setDraft] = useState(saved);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const { words, audience, day, time } = draft;
  const set = (what: Partial<typeof draft>) => setDraft({ ...draft, ...what });
  const setWords = (what: Partial<typeof words>) => set({ words: { ...words, ...what } });
  // What follows a shift is for whoever is on it.
  const some = audience.people.length + audience.departments.length > 0 || assignment?.shiftId != null;
  const changed = JSON.stringify(draft) !== JSON.stringify(saved);
  const wrong = refusal
    ? inForm(refusal, say, ["title", "description", "dueTime", "checklist"])
    : { fields: {} as Record<string, string>, whole: null };

  const send = async () => {
    if (busy) return;
    setBusy(true);
    const dueTime = day && instantOf(day, Temporal.PlainTime.from(time || "23:59"), session.timezone).toString();
    const wish = { ...sentOf(words, audience), dueTime };
    const outcome = await (assignment ? saveAssignment(assignment, wish) : handOut(wish));
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Drawer
      title={assignment ? say("recurring.editOf", { title: assignment.title }) : say("tasks.new")}
      open
      keeps={changed}
      onOpen={(open) => open || onClose()}
    >
      <Form className={styles.form} onSend={() => void send()}>
        <TitleFields value={words} onValue={setWords} wrong={wrong.fields} />
        <ForField value={audience} onValue={(to) => set({ audience: to })} />
        <div className={styles.two}>
          <DateField
            label={say("tasks.dueDay")}
            name="dueTime"
            value={day}
            onValue={(to) => set({ day: to })}
            today={today}
            refusal={wrong.fields.dueTime}
          />
          <TimeField label={say("tasks.dueAt")} name="dueAt" value={time} onValue={(to) => set({ time: to })} disabled={day === null} />
        </div>
        {day && (
          <div>
            <Button look="quiet" size="compact" onClick={() => set({ day: null })}>
              {say("recurring.noDue")}
            </Button>
          </div>
        )}
        <ChecklistFields value={words} onValue={setWords} wrong={wrong.fields} />
        {wrong.whole && <Refusal refusal={wrong.whole} />}
        <div className={styles.actions}>
          <Button look="primary" type="submit" busy={busy} disabled={!some || !changed}>
            {say(assignment ? "kit.save" : "tasks.handOut")}
          </Button>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
        </div>
      </Form>
    </Drawer>
  );
}

function dueOf(assignment: Assignment | null, zone: string): { day: Temporal.PlainDate | null; time: string } {
  if (!assignment?.dueTime) return { day: null, time: "18:00" };
  const due = Temporal.Instant.from(assignment.dueTime);
  return { day: dayOf(due, zone), time: clockText(due.toZonedDateTimeISO(zone).toPlainTime()) };
}

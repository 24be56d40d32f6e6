import { useState } from "react";
import { inForm, type Refusal as Refused } from "../api/refusals";
import { AudienceField } from "../app/AudienceField";
import { nobody } from "../app/audience";
import type { Session } from "../app/session";
import { Button } from "../kit/Button";
import { Checkbox } from "../kit/Checkbox";
import { DateField } from "../kit/DateField";
import { Drawer } from "../kit/Drawer";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { TextArea } from "../kit/TextArea";
import { TextField } from "../kit/TextField";
import { TimeField } from "../kit/TimeField";
import { useNow } from "../time/clock";
import { dayOf, instantOf } from "../time/wall";
import { useWords } from "../words/words";
import styles from "./AssignmentSheet.module.css";
import { handOut } from "./changeAssignment";

/** What is to be done, by when, and by whom; it says how many it reaches. */
export function NewTask({ session, onClose }: { session: Session; onClose: () => void }) {
  const say = useWords();
  const today = dayOf(useNow("minute"), session.timezone);
  const [title, setTitle] = useState("");
  const [description, setDescription] = useState("");
  const [day, setDay] = useState<Temporal.PlainDate | null>(null);
  const [time, setTime] = useState("18:00");
  const [audience, setAudience] = useState(nobody);
  const [any, setAny] = useState(false);
  const [points, setPoints] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const some = audience.people.length + audience.departments.length > 0;
  const wrong = refusal
    ? inForm(refusal, say, ["title", "description", "dueTime", "checklist"])
    : { fields: {} as Record<string, string>, whole: null };

  const send = async () => {
    setBusy(true);
    const checklist = points
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    const outcome = await handOut({
      title: title.trim(),
      ...(description.trim() && { description: description.trim() }),
      ...(day && { dueTime: instantOf(day, Temporal.PlainTime.from(time || "23:59"), session.timezone).toString() }),
      ...(audience.people.length > 0 && { assigneeUserIds: [...audience.people] }),
      ...(audience.departments.length > 0 && { assignedDepartmentIds: [...audience.departments] }),
      ...(any && { completionRule: "any" as const }),
      ...(checklist.length > 0 && { checklist }),
    });
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Drawer title={say("tasks.new")} open keeps={title !== "" || some} onOpen={(open) => open || onClose()}>
      <Form className={styles.form} onSend={() => void send()}>
        <TextField
          label={say("tasks.title")}
          name="title"
          required
          maxLength={200}
          value={title}
          refusal={wrong.fields.title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextArea
          label={say("tasks.description")}
          name="description"
          maxLength={10_000}
          value={description}
          refusal={wrong.fields.description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <AudienceField label={say("tasks.for")} name="people" value={audience} onValue={setAudience} />
        <div className={styles.two}>
          <DateField label={say("tasks.dueDay")} name="dueTime" value={day} onValue={setDay} today={today} refusal={wrong.fields.dueTime} />
          <TimeField label={say("tasks.dueAt")} name="dueAt" value={time} onValue={setTime} disabled={day === null} />
        </div>
        <TextArea
          label={say("tasks.checklist")}
          name="checklist"
          hint={say("tasks.checklistHint")}
          value={points}
          refusal={wrong.fields.checklist}
          onChange={(event) => setPoints(event.currentTarget.value)}
        />
        <Checkbox label={say("tasks.oneForAll")} hint={say("tasks.anyHint")} checked={any} onChecked={setAny} />
        {wrong.whole && <Refusal refusal={wrong.whole} />}
        <div className={styles.actions}>
          <Button look="primary" type="submit" busy={busy} disabled={!some}>
            {say("tasks.handOut")}
          </Button>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
        </div>
      </Form>
    </Drawer>
  );
}

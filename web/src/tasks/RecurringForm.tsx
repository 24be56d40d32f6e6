import { useState } from "react";
import { useQuery } from "../api/queries";
import { inForm, type Refusal as Refused } from "../api/refusals";
import { isAdmin } from "../app/roles";
import type { Session } from "../app/session";
import { Button } from "../kit/Button";
import { Drawer } from "../kit/Drawer";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { Segmented } from "../kit/Segmented";
import { Select } from "../kit/Select";
import { now } from "../time/clock";
import { dayOf } from "../time/wall";
import { useWords } from "../words/words";
import styles from "./AssignmentSheet.module.css";
import { saveRecurring } from "./changeRecurring";
import { NextDays } from "./NextDays";
import { PlanFields } from "./PlanFields";
import { type RecurringTask, shiftTemplates } from "./queries";
import { planOf } from "./recurringPlan";
import { ChecklistFields, ForField, TitleFields } from "./TaskFields";
import { audienceOf, sentOf, wordsOf } from "./taskDraft";

interface RecurringFormProps {
  session: Session;
  /** None is a new one. */
  task: RecurringTask | null;
  onClose: () => void;
}

/** What is to be done again and again, by whom, and on which days; what is handed out already stays as it is. */
export function RecurringForm({ session, task, onClose }: RecurringFormProps) {
  const say = useWords();
  const today = dayOf(now(), session.timezone);
  const admin = isAdmin(session);
  const [saved] = useState(() => ({
    words: wordsOf(task),
    audience: audienceOf(task),
    by: task?.shiftTemplateId ? ("shifts" as const) : ("people" as "people" | "shifts"),
    template: task?.shiftTemplateId ?? "",
    plan: planOf(task, today),
  }));
  const [draft, setDraft] = useState(saved);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const templates = useQuery(shiftTemplates(admin)).data ?? [];
  const { words, audience, by, template, plan } = draft;
  const set = (what: Partial<typeof draft>) => setDraft({ ...draft, ...what });
  const setWords = (what: Partial<typeof words>) => set({ words: { ...words, ...what } });
  const changed = JSON.stringify(draft) !== JSON.stringify(saved);
  const some = by === "shifts" ? template !== "" : audience.people.length + audience.departments.length > 0;
  const wrong = refusal
    ? inForm(refusal, say, ["title", "description", "checklist", "recurrenceRule", "dueTimeOfDay", "leadDays", "anchorDate", "lastDate"])
    : { fields: {} as Record<string, string>, whole: null };

  const send = async () => {
    if (busy) return;
    setBusy(true);
    const outcome = await saveRecurring(task, {
      ...sentOf(words, by === "shifts" ? { people: [], departments: [] } : audience),
      shiftTemplateId: by === "shifts" ? template : null,
      ...plan,
      dueTimeOfDay: by === "shifts" ? plan.dueTimeOfDay || null : plan.dueTimeOfDay || "23:59",
    });
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Drawer
      title={task ? say("recurring.editOf", { title: task.title }) : say("recurring.new")}
      open
      keeps={changed}
      onOpen={(open) => open || onClose()}
    >
      <Form className={styles.form} onSend={() => void send()}>
        <TitleFields value={words} onValue={setWords} wrong={wrong.fields} />
        {(admin && templates.length > 0) || by === "shifts" ? (
          <Segmented
            label={say("recurring.by")}
            value={by}
            onValue={(to) => set({ by: to })}
            options={(["people", "shifts"] as const).map((value) => ({ value, label: say(`recurring.by.${value}`) }))}
          />
        ) : null}
        {by === "people" ? (
          <ForField value={audience} onValue={(to) => set({ audience: to })} />
        ) : (
          <Select
            label={say("recurring.template")}
            name="shiftTemplateId"
            value={template}
            onValue={(to) => set({ template: to })}
            options={templates.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
        <PlanFields
          value={plan}
          onValue={(what) => set({ plan: { ...plan, ...what } })}
          wrong={wrong.fields}
          today={today}
          ofShift={by === "shifts"}
        />
        <NextDays task={task} plan={plan} today={today} changed={JSON.stringify(plan) !== JSON.stringify(saved.plan)} />
        <ChecklistFields value={words} onValue={setWords} wrong={wrong.fields} />
        {wrong.whole && <Refusal refusal={wrong.whole} />}
        <div className={styles.actions}>
          <Button look="primary" type="submit" busy={busy} disabled={!some || !changed}>
            {say("kit.save")}
          </Button>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
        </div>
      </Form>
    </Drawer>
  );
}

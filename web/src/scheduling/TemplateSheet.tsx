import { useState } from "react";
import type { Refusal as Refused_ } from "../api/refusals";
import { RuleBuilder } from "../app/RuleBuilder";
import { daysFrom, patternOf } from "../app/recurrence";
import { Button } from "../kit/Button";
import { Drawer } from "../kit/Drawer";
import { Form } from "../kit/Form";
import { NumberField } from "../kit/NumberField";
import { Refusal } from "../kit/Refusal";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { TimeField } from "../kit/TimeField";
import { now } from "../time/clock";
import { dayOf } from "../time/wall";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { type Template, useDepartments } from "./queries";
import styles from "./ShiftSheet.module.css";
import { saveTemplate, type TemplateDraft } from "./templateChanges";

interface TemplateSheetProps {
  template: Template | null;
  zone: string;
  onClose: () => void;
}

const shownDays = 10;

export function TemplateSheet({ template, zone, onClose }: TemplateSheetProps) {
  const say = useWords();
  const language = useLanguage();
  const departments = useDepartments();
  const saved = draftOf(template);
  const [draft, setDraft] = useState<TemplateDraft>(saved);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused_ | null>(null);
  const set = (what: Partial<TemplateDraft>) => setDraft((before) => ({ ...before, ...what }));
  const pattern = patternOf(draft.recurrenceRule);
  const today = dayOf(now(), zone);
  const anchor = template?.anchorDate
    ? Temporal.PlainDate.from(template.anchorDate)
    : template
      ? dayOf(Temporal.Instant.from(template.createdAt), zone)
      : today;
  const next = pattern ? daysFrom(pattern, anchor, today, shownDays) : [];
  const save = async () => {
    if (busy) return;
    setBusy(true);
    const outcome = await saveTemplate(template, draft);
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Drawer
      title={say(template ? "rota.template" : "rota.newTemplate")}
      open
      onOpen={(open) => open || onClose()}
      keeps={JSON.stringify(draft) !== JSON.stringify(saved)}
    >
      <Form className={styles.form} onSend={() => void save()}>
        <TextField
          name="name"
          label={say("rota.name")}
          value={draft.name}
          required
          maxLength={100}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <div className={styles.pair}>
          <TimeField name="startTime" label={say("rota.start")} value={draft.startTime} onValue={(startTime) => set({ startTime })} />
          <TimeField name="endTime" label={say("rota.end")} value={draft.endTime} onValue={(endTime) => set({ endTime })} />
        </div>
        {pattern ? (
          <RuleBuilder pattern={pattern} today={today} onRule={(recurrenceRule) => set({ recurrenceRule })} />
        ) : (
          <TextField
            name="recurrenceRule"
            label={say("rota.rule")}
            hint={say("rota.ruleHint")}
            value={draft.recurrenceRule}
            required
            onChange={(event) => set({ recurrenceRule: event.currentTarget.value })}
          />
        )}
        {next.length > 0 && (
          <p className={styles.length}>
            {say("rota.nextDays")}: {next.map((day) => dayText(day, language)).join(" · ")}
          </p>
        )}
        <Select
          name="departmentId"
          label={say("rota.department")}
          value={draft.departmentId ?? ""}
          onValue={(id) => set({ departmentId: id || null })}
          options={[
            { value: "", label: say("rota.noDepartment") },
            ...(departments.data ?? []).map((one) => ({ value: one.id, label: one.groupName })),
          ]}
        />
        <NumberField
          name="headCount"
          label={say("rota.needs")}
          value={draft.headCount ?? null}
          min={1}
          max={500}
          onValue={(headCount) => set({ headCount })}
        />
        {refusal && <Refusal refusal={refusal} />}
        <div className={styles.actions}>
          <Button look="primary" type="submit" busy={busy}>
            {say("kit.save")}
          </Button>
        </div>
      </Form>
    </Drawer>
  );
}

function draftOf(template: Template | null): TemplateDraft {
  if (!template)
    return {
      name: "",
      startTime: "09:00",
      endTime: "17:00",
      recurrenceRule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
      departmentId: null,
      headCount: null,
    };
  const { name, startTime, endTime, recurrenceRule, departmentId, headCount } = template;
  return { name, startTime, endTime, recurrenceRule, departmentId, headCount };
}

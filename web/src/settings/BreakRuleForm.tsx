import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../kit/Button";
import { Checkbox } from "../kit/Checkbox";
import { IconButton } from "../kit/IconButton";
import { NumberField } from "../kit/NumberField";
import { TextField } from "../kit/TextField";
import { now } from "../time/clock";
import { dayOf } from "../time/wall";
import { useWords } from "../words/words";
import { saveBreakRule } from "./changeRules";
import type { BreakRule } from "./queries";
import styles from "./Rules.module.css";
import { SheetForm } from "./SheetForm";
import { useSaving } from "./useSaving";

interface BreakRuleFormProps {
  rule: BreakRule | null;
  like: BreakRule | null;
  zone: string;
  onClose: () => void;
}

const most = 10;
const usualPieces = 15;

export function BreakRuleForm({ rule, like, zone, onClose }: BreakRuleFormProps) {
  const say = useWords();
  const { busy, wrong, whole, send } = useSaving(["validFrom", "steps", "pieces"]);
  const [saved] = useState(() => draftOf(rule ?? like, rule?.validFrom ?? dayOf(now(), zone).toString()));
  const [draft, setDraft] = useState(saved);
  const set = (what: Partial<typeof draft>) => setDraft({ ...draft, ...what });
  const setStep = (key: string, what: { hours?: number; minutes?: number }) =>
    set({ steps: draft.steps.map((step) => (step.key === key ? { ...step, ...what } : step)) });
  const save = async () => {
    const steps = draft.steps.map(({ hours, minutes }) => ({ netOver: Math.round(hours * 60), minutes }));
    if (await send(() => saveBreakRule(rule, { ...draft, steps }))) onClose();
  };
  return (
    <SheetForm
      title={say(rule ? "rules.breaks" : "rules.newBreaks")}
      busy={busy}
      refusal={whole}
      changed={!rule || JSON.stringify(draft) !== JSON.stringify(saved)}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={say("rules.validFrom")}
        name="validFrom"
        type="date"
        required
        hint={say("rules.validFromHint")}
        refusal={wrong.validFrom}
        value={draft.validFrom}
        onChange={(event) => set({ validFrom: event.currentTarget.value })}
      />
      <fieldset className={styles.rows}>
        <legend>{say("rules.steps")}</legend>
        {draft.steps.map((step, index) => (
          <div key={step.key} className={styles.row}>
            <div className={styles.parts}>
              <NumberField
                label={say("rules.overHours")}
                name={`over${index}`}
                min={0}
                max={24}
                step="any"
                value={step.hours}
                onValue={(hours) => setStep(step.key, { hours: hours ?? 0 })}
              />
              <NumberField
                label={say("rules.breakMinutes")}
                name={`minutes${index}`}
                min={1}
                max={480}
                value={step.minutes}
                onValue={(minutes) => setStep(step.key, { minutes: minutes ?? 1 })}
              />
            </div>
            <IconButton
              label={say("rules.removeStep", { number: index + 1 })}
              icon={<Trash2 size={15} />}
              onClick={() => set({ steps: draft.steps.filter((one) => one.key !== step.key) })}
            />
          </div>
        ))}
        {draft.steps.length < most && (
          <Button
            className={styles.start}
            size="compact"
            icon={<Plus size={14} />}
            onClick={() => {
              const last = draft.steps.at(-1);
              set({
                steps: [...draft.steps, { key: crypto.randomUUID(), hours: last ? last.hours + 3 : 6, minutes: last ? last.minutes + 15 : 30 }],
              });
            }}
          >
            {say("rules.addStep")}
          </Button>
        )}
      </fieldset>
      <NumberField
        label={say("rules.pieces")}
        name="pieces"
        hint={say("rules.piecesHint")}
        refusal={wrong.pieces}
        min={0}
        max={480}
        value={draft.pieces}
        onValue={(pieces) => set({ pieces: pieces ?? 0 })}
      />
      <Checkbox label={say("rules.deduct")} hint={say("rules.deductHint")} checked={draft.deduct} onChecked={(deduct) => set({ deduct })} />
    </SheetForm>
  );
}

function draftOf(rule: BreakRule | null, validFrom: string) {
  return {
    validFrom,
    pieces: rule?.pieces ?? usualPieces,
    deduct: rule?.deduct ?? true,
    steps: (rule?.steps ?? []).map((step) => ({ key: crypto.randomUUID() as string, hours: step.netOver / 60, minutes: step.minutes })),
  };
}

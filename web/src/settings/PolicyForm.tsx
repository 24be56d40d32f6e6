import { useState } from "react";
import { NumberField } from "../kit/NumberField";
import { TextField } from "../kit/TextField";
import { useLanguage, useWords } from "../words/words";
import { savePolicy } from "./changeApprovals";
import { type KeyedStep, PolicySteps } from "./PolicySteps";
import { policyText } from "./policyText";
import type { ApprovalPolicy, PolicyStep } from "./queries";
import styles from "./Rules.module.css";
import { SheetForm } from "./SheetForm";
import { useSaving } from "./useSaving";

interface PolicyFormProps {
  policy: ApprovalPolicy | null;
  nameOf: (userId: string) => string;
  onClose: () => void;
}

const usualDays = 3;

/** Who decides one after the other, and how long each of them has before others are asked too. */
export function PolicyForm({ policy, nameOf, onClose }: PolicyFormProps) {
  const say = useWords();
  const language = useLanguage();
  const { busy, wrong, whole, send } = useSaving(["name", "steps", "escalateAfterDays"]);
  const [saved] = useState(() => draftOf(policy));
  const [draft, setDraft] = useState(saved);
  const [tried, setTried] = useState(false);
  const set = (what: Partial<typeof draft>) => setDraft({ ...draft, ...what });
  const save = async () => {
    setTried(true);
    if (draft.steps.some(isUnnamed)) return;
    const steps = draft.steps.map(({ who, userId, ifDaysOver }) => ({ who, userId, ifDaysOver }));
    if (await send(() => savePolicy(policy, { ...draft, name: draft.name.trim() || null, steps }))) onClose();
  };
  return (
    <SheetForm
      title={policy ? (policy.name ?? say("approval.unnamed")) : say("approval.add")}
      busy={busy}
      refusal={whole}
      changed={!policy || JSON.stringify(draft) !== JSON.stringify(saved)}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={say("approval.name")}
        name="name"
        required
        maxLength={100}
        refusal={wrong.name}
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <PolicySteps
        steps={draft.steps}
        onSteps={(steps) => set({ steps })}
        refusalOf={(step) => (tried && isUnnamed(step) ? say("approval.whom") : undefined)}
      />
      <NumberField
        label={say("approval.after")}
        name="escalateAfterDays"
        hint={say("approval.afterHint")}
        min={1}
        max={90}
        refusal={wrong.escalateAfterDays}
        value={draft.escalateAfterDays}
        onValue={(days) => set({ escalateAfterDays: days ?? usualDays })}
      />
      <p className={styles.inset} role="status">
        {policyText(draft, nameOf, language, say)}
      </p>
    </SheetForm>
  );
}

function isUnnamed({ who, userId }: PolicyStep): boolean {
  return who === "user" && !userId;
}

function draftOf(policy: ApprovalPolicy | null) {
  const first: PolicyStep = { who: "lineManager", userId: null, ifDaysOver: null };
  return {
    name: policy?.name ?? "",
    escalateAfterDays: policy?.escalateAfterDays ?? usualDays,
    steps: (policy?.steps ?? [first]).map((step): KeyedStep => ({ ...step, key: crypto.randomUUID() })),
  };
}

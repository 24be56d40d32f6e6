import { useState } from "react";
import type { LeaveType } from "../app/leaveTypes";
import { Checkbox } from "../kit/Checkbox";
import { NumberField } from "../kit/NumberField";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { type LeaveTypeDraft, saveLeaveType } from "./changeLeaveTypes";
import { LeaveTypeLimits } from "./LeaveTypeLimits";
import styles from "./Rules.module.css";
import { SheetForm } from "./SheetForm";
import { useSaving } from "./useSaving";

const fields = ["code", "name", "aliases", "unit", "allowance", "needsDocument", "documentAfterDays", "minBalance", "maxDays", "visibility"];
const flags = ["requestable", "countsHolidays", "countsFreeDays", "interrupts", "interruptible"] as const;

export function LeaveTypeForm({ type, onClose }: { type: LeaveType | null; onClose: () => void }) {
  const say = useWords();
  const { busy, wrong, whole, send } = useSaving(fields);
  const [saved] = useState(() => draftOf(type));
  const [draft, setDraft] = useState(saved);
  const [aliases, setAliases] = useState(saved.aliases.join(", "));
  const set = (what: Partial<LeaveTypeDraft>) => setDraft({ ...draft, ...what });
  const wanted = { ...draft, aliases: wordsOf(aliases) };
  const save = async () => {
    if (await send(() => saveLeaveType(type, wanted))) onClose();
  };
  return (
    <SheetForm
      title={type?.name ?? say("leaveType.add")}
      busy={busy}
      refusal={whole}
      changed={JSON.stringify(wanted) !== JSON.stringify(saved)}
      onSave={() => void save()}
      onClose={onClose}
    >
      <div className={styles.two}>
        <TextField
          label={say("leaveType.name")}
          name="name"
          required
          maxLength={100}
          refusal={wrong.name}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextField
          label={say("leaveType.code")}
          name="code"
          required
          maxLength={50}
          hint={say("leaveType.codeHint")}
          refusal={wrong.code}
          value={draft.code}
          onChange={(event) => set({ code: event.currentTarget.value })}
        />
      </div>
      <TextField
        label={say("leaveType.aliases")}
        name="aliases"
        hint={say("leaveType.aliasesHint")}
        refusal={wrong.aliases}
        value={aliases}
        onChange={(event) => setAliases(event.currentTarget.value)}
      />
      <Checkbox label={say("leaveType.paid")} checked={draft.paid} onChecked={(paid) => set({ paid })} />
      <div className={styles.two}>
        <Select
          label={say("leaveType.unitLabel")}
          name="unit"
          refusal={wrong.unit}
          value={draft.unit}
          onValue={(unit) => set({ unit })}
          options={(["day", "half", "hour"] as const).map((value) => ({ value, label: say(`leaveType.unit.${value}`) }))}
        />
        <Select
          label={say("leaveType.visibilityLabel")}
          name="visibility"
          refusal={wrong.visibility}
          value={draft.visibility}
          onValue={(visibility) => set({ visibility })}
          options={(["all", "managers"] as const).map((value) => ({ value, label: say(`leaveType.visibility.${value}`) }))}
        />
        <Select
          label={say("leaveType.allowanceLabel")}
          name="allowance"
          refusal={wrong.allowance}
          value={draft.allowance}
          onValue={(allowance) => set({ allowance })}
          options={(["none", "balance"] as const).map((value) => ({ value, label: say(`leaveType.allowance.${value}`) }))}
        />
        {draft.allowance === "balance" && (
          <NumberField
            label={say("leaveType.minBalance")}
            name="minBalance"
            min={-366}
            max={0}
            step="any"
            refusal={wrong.minBalance}
            value={draft.minBalance}
            onValue={(minBalance) => set({ minBalance: minBalance ?? 0 })}
          />
        )}
      </div>
      <LeaveTypeLimits draft={draft} wrong={wrong} onDraft={set} />
      {flags.map((flag) => (
        <Checkbox key={flag} label={say(`leaveType.flag.${flag}`)} checked={draft[flag]} onChecked={(on) => set({ [flag]: on })} />
      ))}
    </SheetForm>
  );
}

function wordsOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(",")
        .map((word) => word.trim())
        .filter((word) => word !== ""),
    ),
  ];
}

function draftOf(type: LeaveType | null): LeaveTypeDraft {
  return {
    code: type?.code ?? "",
    name: type?.name ?? "",
    aliases: type?.aliases ?? [],
    paid: type?.paid ?? true,
    unit: type?.unit ?? "day",
    allowance: type?.allowance ?? "none",
    needsDocument: type?.needsDocument ?? "never",
    documentAfterDays: type?.documentAfterDays ?? null,
    backdateDays: type?.backdateDays ?? 0,
    noticeDays: type?.noticeDays ?? 0,
    maxDays: type?.maxDays ?? null,
    minBalance: type?.minBalance ?? 0,
    countsHolidays: type?.countsHolidays ?? false,
    countsFreeDays: type?.countsFreeDays ?? false,
    interrupts: type?.interrupts ?? false,
    interruptible: type?.interruptible ?? false,
    visibility: type?.visibility ?? "all",
    requestable: type?.requestable ?? true,
    approval: type?.approval ?? null,
  };
}

import { useQuery } from "../api/queries";
import { NumberField } from "../kit/NumberField";
import { Select } from "../kit/Select";
import { useWords } from "../words/words";
import type { LeaveTypeDraft } from "./changeLeaveTypes";
import { approvalPolicies } from "./queries";
import styles from "./Rules.module.css";

interface LeaveTypeLimitsProps {
  draft: LeaveTypeDraft;
  wrong: Record<string, string>;
  onDraft: (what: Partial<LeaveTypeDraft>) => void;
}

/** Documents, notice, how long, and who approves. */
export function LeaveTypeLimits({ draft, wrong, onDraft }: LeaveTypeLimitsProps) {
  const say = useWords();
  const policies = useQuery(approvalPolicies).data ?? [];
  return (
    <>
      <div className={styles.two}>
        <Select
          label={say("leaveType.document")}
          name="needsDocument"
          refusal={wrong.needsDocument}
          value={draft.needsDocument}
          onValue={(needsDocument) =>
            onDraft({ needsDocument, documentAfterDays: needsDocument === "afterDays" ? (draft.documentAfterDays ?? 3) : null })
          }
          options={(["never", "always", "afterDays"] as const).map((value) => ({ value, label: say(`leaveType.document.${value}`) }))}
        />
        {draft.needsDocument === "afterDays" && (
          <NumberField
            label={say("leaveType.documentAfterDays")}
            name="documentAfterDays"
            min={0}
            max={366}
            refusal={wrong.documentAfterDays}
            value={draft.documentAfterDays}
            onValue={(documentAfterDays) => onDraft({ documentAfterDays: documentAfterDays ?? 0 })}
          />
        )}
      </div>
      <div className={styles.two}>
        {(["noticeDays", "backdateDays"] as const).map((field) => (
          <NumberField
            key={field}
            label={say(`leaveType.limit.${field}`)}
            name={field}
            hint={say(`leaveType.limitHint.${field}`)}
            min={0}
            max={366}
            refusal={wrong[field]}
            value={draft[field]}
            onValue={(value) => onDraft({ [field]: value ?? 0 })}
          />
        ))}
        <NumberField
          label={say("leaveType.maxDays")}
          name="maxDays"
          hint={say("leaveType.maxDaysHint")}
          min={1}
          max={366}
          refusal={wrong.maxDays}
          value={draft.maxDays}
          onValue={(maxDays) => onDraft({ maxDays })}
        />
      </div>
      {policies.length > 0 && (
        <Select
          label={say("leaveType.approval")}
          name="approval"
          value={draft.approval ?? ""}
          onValue={(approval) => onDraft({ approval: approval || null })}
          options={[
            { value: "", label: say("leaveType.approvalUsual") },
            ...policies.map((one) => ({ value: one.id, label: one.name ?? say("leaveType.approvalUnnamed") })),
          ]}
        />
      )}
    </>
  );
}

import { Checkbox } from "../kit/Checkbox";
import { TimeField } from "../kit/TimeField";
import { useWords } from "../words/words";
import type { Company, CompanySettings } from "./queries";
import { SettingsForm } from "./SettingsForm";

/** What holds for leave of every type. */
export function LeaveSettings({ company }: { company: Company }) {
  const say = useWords();
  return (
    <SettingsForm company={company} factsOf={factsOf} fields={["halfDayAt", "freeLeaveTypes", "strictChain"]}>
      {(facts, set, wrong) => (
        <>
          <TimeField
            label={say("leaveType.halfDayAt")}
            name="halfDayAt"
            hint={say("leaveType.halfDayAtHint")}
            refusal={wrong.halfDayAt}
            value={facts.halfDayAt}
            onValue={(halfDayAt) => halfDayAt && set({ halfDayAt })}
          />
          <Checkbox
            label={say("leaveType.freeWords")}
            hint={say("leaveType.freeWordsHint")}
            checked={facts.freeLeaveTypes}
            onChecked={(freeLeaveTypes) => set({ freeLeaveTypes })}
          />
          <Checkbox
            label={say("leaveType.strictChain")}
            hint={say("leaveType.strictChainHint")}
            checked={facts.strictChain}
            onChecked={(strictChain) => set({ strictChain })}
          />
        </>
      )}
    </SettingsForm>
  );
}

function factsOf({ halfDayAt, freeLeaveTypes, strictChain }: CompanySettings) {
  return { halfDayAt: halfDayAt.slice(0, 5), freeLeaveTypes, strictChain };
}

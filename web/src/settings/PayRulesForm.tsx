import { useState } from "react";
import { Checkbox } from "../kit/Checkbox";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { now } from "../time/clock";
import { dayOf } from "../time/wall";
import { weekdayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { savePayRules } from "./changeRules";
import { PremiumRows } from "./PremiumRows";
import { keyed, type PayDraft, payDraftOf, sentOf } from "./payDraft";
import type { PayRules } from "./queries";
import styles from "./Rules.module.css";
import { SheetForm } from "./SheetForm";
import { TierRows } from "./TierRows";
import { useSaving } from "./useSaving";
import { aMonday, weekdays } from "./weekdays";

interface PayRulesFormProps {
  rules: PayRules | null;
  like: PayRules | null;
  zone: string;
  currency: string;
  onClose: () => void;
}

export function PayRulesForm({ rules, like, zone, currency, onClose }: PayRulesFormProps) {
  const say = useWords();
  const language = useLanguage();
  const { busy, wrong, whole, send } = useSaving(["validFrom", "weekStartsOn", "earlyIn", "approvers"]);
  const [saved] = useState(() => payDraftOf(rules ?? like, rules?.validFrom ?? dayOf(now(), zone).toString()));
  const [draft, setDraft] = useState(saved);
  const set = (what: Partial<PayDraft>) => setDraft({ ...draft, ...what });
  const save = async () => {
    if (await send(() => savePayRules(rules, sentOf(draft)))) onClose();
  };
  return (
    <SheetForm
      title={say(rules ? "rules.pay" : "rules.newPay")}
      busy={busy}
      refusal={whole}
      changed={!rules || JSON.stringify(draft) !== JSON.stringify(saved)}
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
      <TierRows
        tiers={draft.tiers}
        onTiers={(tiers) => set({ tiers })}
        onAdd={() => set({ tiers: [...draft.tiers, keyed({ per: "day", over: 8, multiplier: 1.5 })] })}
      />
      <PremiumRows premiums={draft.premiums} currency={currency} onPremiums={(premiums) => set({ premiums })} />
      <div className={styles.two}>
        <Select
          label={say("rules.weekStartsOn")}
          name="weekStartsOn"
          refusal={wrong.weekStartsOn}
          value={draft.weekStartsOn}
          onValue={(weekStartsOn) => set({ weekStartsOn })}
          options={weekdays.map((value, index) => ({ value, label: weekdayText(aMonday.add({ days: index }), language, "long") }))}
        />
        <Select
          label={say("rules.approvers")}
          name="approvers"
          refusal={wrong.approvers}
          value={draft.approvers}
          onValue={(approvers) => set({ approvers })}
          options={(["admins", "managers"] as const).map((value) => ({ value, label: say(`rules.approvers.${value}`) }))}
        />
      </div>
      <Select
        label={say("rules.earlyIn")}
        name="earlyIn"
        refusal={wrong.earlyIn}
        value={draft.earlyIn}
        onValue={(earlyIn) => set({ earlyIn })}
        options={(["notOvertime", "counts", "fromShiftStart"] as const).map((value) => ({ value, label: say(`rules.earlyIn.${value}`) }))}
      />
      <Checkbox
        label={say("rules.holidayPaid")}
        hint={say("rules.holidayPaidHint")}
        checked={draft.holidayPaid}
        onChecked={(holidayPaid) => set({ holidayPaid })}
      />
      <Checkbox
        label={say("rules.overtimeNeedsApproval")}
        checked={draft.overtimeNeedsApproval}
        onChecked={(overtimeNeedsApproval) => set({ overtimeNeedsApproval })}
      />
      <Checkbox
        label={say("rules.fourEyes")}
        hint={say("rules.fourEyesHint")}
        checked={draft.fourEyes === "two"}
        onChecked={(two) => set({ fourEyes: two ? "two" : "one" })}
      />
      <Checkbox label={say("rules.showDrafts")} checked={draft.showDrafts} onChecked={(showDrafts) => set({ showDrafts })} />
    </SheetForm>
  );
}

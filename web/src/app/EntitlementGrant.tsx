import { Checkbox } from "../kit/Checkbox";
import { NumberField } from "../kit/NumberField";
import { Select } from "../kit/Select";
import { useWords } from "../words/words";
import styles from "./EntitlementForm.module.css";
import type { Terms } from "./entitlements";

export interface TermsProps {
  terms: Terms;
  refusals: Record<string, string>;
  onTerms: (what: Partial<Terms>) => void;
}

/** When it is granted, and how much of it for a part of a year or of a week. */
export function EntitlementGrant({ terms, refusals, onTerms }: TermsProps) {
  const say = useWords();
  return (
    <>
      <div className={styles.two}>
        <Select
          label={say("entitlement.accrual")}
          name="accrual"
          value={terms.accrual}
          onValue={(accrual) => onTerms({ accrual })}
          options={(["yearly", "monthly", "perHour"] as const).map((value) => ({ value, label: say(`entitlement.accrual.${value}`) }))}
        />
        {terms.accrual === "perHour" ? (
          <NumberField
            label={say("entitlement.rate")}
            name="rate"
            hint={say("entitlement.rateHint")}
            min={0}
            max={1}
            step="any"
            format={{ maximumFractionDigits: 8 }}
            refusal={refusals.rate}
            value={terms.rate}
            onValue={(rate) => onTerms({ rate })}
          />
        ) : (
          <Select
            label={say("entitlement.proration")}
            name="proration"
            value={terms.proration}
            onValue={(proration) => onTerms({ proration })}
            options={(["startedMonths", "fullMonths", "days"] as const).map((value) => ({ value, label: say(`entitlement.proration.${value}`) }))}
          />
        )}
      </div>
      {terms.accrual !== "perHour" && (
        <>
          <Checkbox
            label={say("entitlement.scale")}
            hint={say("entitlement.scaleHint")}
            checked={terms.scaleByPattern}
            onChecked={(scaleByPattern) => onTerms({ scaleByPattern })}
          />
          <Checkbox
            label={say("entitlement.round")}
            checked={terms.rounding === "halfUp"}
            onChecked={(round) => onTerms({ rounding: round ? "halfUp" : "none" })}
          />
        </>
      )}
    </>
  );
}

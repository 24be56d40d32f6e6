import { useState } from "react";
import { FormDialog } from "../app/FormDialog";
import { Banner } from "../kit/Banner";
import { TextField } from "../kit/TextField";
import { now } from "../time/clock";
import { dayOf } from "../time/wall";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { applyPreset } from "./changeRules";
import { presetFacts, presetTitle } from "./presetFacts";
import type { RulePreset } from "./queries";
import styles from "./Rules.module.css";
import { breakRuleText, payRulesText } from "./ruleText";

/** What will be copied is shown before; what the company has from that day on is written over. */
export function ApplyPreset({ preset, zone, onClose }: { preset: RulePreset; zone: string; onClose: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const [validFrom, setValidFrom] = useState(() => dayOf(now(), zone).toString());
  const { pay, breaks } = presetFacts(preset);
  const title = presetTitle(preset, say);
  const asOf = preset.rules.map((one) => one.asOf).sort()[0];
  return (
    <FormDialog
      title={say("rules.takePreset", { title })}
      text={say("rules.takeText")}
      send={say("rules.takeOver")}
      fields={["validFrom"]}
      className={styles.sheet}
      onSend={async () => (await applyPreset(preset, validFrom, title)).refusal}
      onClose={onClose}
    >
      {(refusals) => (
        <>
          <TextField
            label={say("rules.validFrom")}
            name="validFrom"
            type="date"
            required
            refusal={refusals.validFrom}
            value={validFrom}
            onChange={(event) => setValidFrom(event.currentTarget.value)}
          />
          {pay && (
            <p className={styles.told}>
              <strong>{say("rules.pay")}</strong>
              <span>{payRulesText(pay, say, language)}</span>
            </p>
          )}
          {breaks && (
            <p className={styles.told}>
              <strong>{say("rules.breaks")}</strong>
              <span>{breakRuleText(breaks, say, language)}</span>
            </p>
          )}
          {preset.rules.map((one) => (
            <p key={one.kind} className={styles.hint} lang="en">
              {one.source}
            </p>
          ))}
          {asOf && <Banner tone="warn">{say("rules.notAdvice", { day: dayText(Temporal.PlainDate.from(asOf), language, "plain") })}</Banner>}
        </>
      )}
    </FormDialog>
  );
}

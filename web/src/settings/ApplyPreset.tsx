import { useId, useState } from "react";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
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
import { useSaving } from "./useSaving";

/** What will be copied is shown before; what the company has from that day on is written over. */
export function ApplyPreset({ preset, zone, onClose }: { preset: RulePreset; zone: string; onClose: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const form = useId();
  const { busy, wrong, whole, send } = useSaving(["validFrom"]);
  const [validFrom, setValidFrom] = useState(() => dayOf(now(), zone).toString());
  const { pay, breaks } = presetFacts(preset);
  const title = presetTitle(preset, say);
  const asOf = preset.rules.map((one) => one.asOf).sort()[0];
  const save = async () => {
    if (await send(() => applyPreset(preset, validFrom, title))) onClose();
  };
  return (
    <Dialog
      title={say("rules.takePreset", { title })}
      text={say("rules.takeText")}
      open
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button look="primary" type="submit" form={form} busy={busy}>
            {say("rules.takeOver")}
          </Button>
        </>
      }
    >
      <Form id={form} className={styles.sheet} onSend={() => void save()}>
        <TextField
          label={say("rules.validFrom")}
          name="validFrom"
          type="date"
          required
          refusal={wrong.validFrom}
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
        {whole && <Refusal refusal={whole} />}
      </Form>
    </Dialog>
  );
}

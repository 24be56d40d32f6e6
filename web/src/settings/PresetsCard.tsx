import { Scale } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { List, ListRow } from "../kit/List";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useLanguage, useWords } from "../words/words";
import { presetFacts, presetTitle } from "./presetFacts";
import { type RulePreset, rulePresets } from "./queries";
import styles from "./Rules.module.css";
import { payRulesText } from "./ruleText";

const ApplyPreset = lazy(() => import("./ApplyPreset").then((module) => ({ default: module.ApplyPreset })));

/** What the law of a place says, to be copied into the company's own rules. */
export function PresetsCard({ zone }: { zone: string }) {
  const say = useWords();
  const language = useLanguage();
  const presets = useQuery(rulePresets);
  const [taking, take] = useState<RulePreset | null>(null);
  return (
    <Card title={say("rules.presets")} hint={say("rules.presetsHint")}>
      {presets.error ? (
        <Refusal refusal={asRefusal(presets.error)} onAgain={() => void presets.refetch()} />
      ) : !presets.data ? (
        <Skeleton shape="rows" count={5} />
      ) : (
        <List label={say("rules.presets")}>
          {presets.data.map((one) => {
            const { pay } = presetFacts(one);
            const title = presetTitle(one, say);
            return (
              <ListRow
                key={one.name}
                before={<Scale size={16} aria-hidden="true" />}
                title={title}
                text={pay && <span className={styles.wrap}>{payRulesText(pay, say, language)}</span>}
                after={
                  <Button size="compact" aria-label={say("rules.takePreset", { title })} onClick={() => take(one)}>
                    {say("rules.take")}
                  </Button>
                }
              />
            );
          })}
        </List>
      )}
      <Suspense>{taking && <ApplyPreset preset={taking} zone={zone} onClose={() => take(null)} />}</Suspense>
    </Card>
  );
}

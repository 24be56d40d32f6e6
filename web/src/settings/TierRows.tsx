import { Plus, Trash2 } from "lucide-react";
import { Button } from "../kit/Button";
import { IconButton } from "../kit/IconButton";
import { NumberField } from "../kit/NumberField";
import { Select } from "../kit/Select";
import { useWords } from "../words/words";
import type { Keyed } from "./payDraft";
import type { Tier } from "./queries";
import styles from "./Rules.module.css";

interface TierRowsProps {
  tiers: Keyed<Tier>[];
  onTiers: (tiers: Keyed<Tier>[]) => void;
  onAdd: () => void;
}

const most = 20;

/** From how many hours on an hour is worth more. */
export function TierRows({ tiers, onTiers, onAdd }: TierRowsProps) {
  const say = useWords();
  const set = (key: string, what: Partial<Tier>) => onTiers(tiers.map((tier) => (tier.key === key ? { ...tier, ...what } : tier)));
  return (
    <fieldset className={styles.rows}>
      <legend>{say("rules.tiers")}</legend>
      {tiers.map((tier, index) => (
        <div key={tier.key} className={styles.row}>
          <div className={styles.parts}>
            <Select
              label={say("rules.per")}
              name={`per${index}`}
              value={tier.per}
              onValue={(per) => set(tier.key, { per })}
              options={(["day", "week", "seventhDay"] as const).map((value) => ({ value, label: say(`rules.per.${value}`) }))}
            />
            <NumberField
              label={say("rules.overHours")}
              name={`over${index}`}
              min={0}
              max={168}
              step="any"
              value={tier.over}
              onValue={(over) => set(tier.key, { over: over ?? 0 })}
            />
            <NumberField
              label={say("rules.times")}
              name={`multiplier${index}`}
              min={1}
              max={10}
              step="any"
              value={tier.multiplier}
              onValue={(multiplier) => set(tier.key, { multiplier: multiplier ?? 1 })}
            />
          </div>
          <IconButton
            label={say("rules.removeTier", { number: index + 1 })}
            icon={<Trash2 size={15} />}
            onClick={() => onTiers(tiers.filter((one) => one.key !== tier.key))}
          />
        </div>
      ))}
      {tiers.length === 0 && <p className={styles.hint}>{say("rules.noOvertime")}</p>}
      {tiers.length < most && (
        <Button className={styles.start} size="compact" icon={<Plus size={14} />} onClick={onAdd}>
          {say("rules.addTier")}
        </Button>
      )}
    </fieldset>
  );
}

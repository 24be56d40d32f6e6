import { Plus } from "lucide-react";
import { Button } from "../kit/Button";
import { useWords } from "../words/words";
import { PremiumFields } from "./PremiumFields";
import { type Keyed, keyed } from "./payDraft";
import type { Premium } from "./queries";
import styles from "./Rules.module.css";

interface PremiumRowsProps {
  premiums: Keyed<Premium>[];
  currency: string;
  onPremiums: (premiums: Keyed<Premium>[]) => void;
}

const most = 50;
const night: Premium = { code: "", weekdays: null, holiday: null, from: "23:00", to: "06:00", percent: 25, amountPerHour: null, stack: "highest" };

/** What is paid on top at certain hours. */
export function PremiumRows({ premiums, currency, onPremiums }: PremiumRowsProps) {
  const say = useWords();
  return (
    <fieldset className={styles.rows}>
      <legend>{say("rules.premiums")}</legend>
      {premiums.map((one) => (
        <PremiumFields
          key={one.key}
          premium={one}
          currency={currency}
          onPremium={(what) => onPremiums(premiums.map((other) => (other.key === one.key ? { ...other, ...what } : other)))}
          onRemove={() => onPremiums(premiums.filter((other) => other.key !== one.key))}
        />
      ))}
      {premiums.length < most && (
        <Button className={styles.start} size="compact" icon={<Plus size={14} />} onClick={() => onPremiums([...premiums, keyed(night)])}>
          {say("rules.addPremium")}
        </Button>
      )}
    </fieldset>
  );
}

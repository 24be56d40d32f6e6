import { ChevronUp, Plus, Trash2 } from "lucide-react";
import { useQuery } from "../api/queries";
import { colleagues } from "../app/colleagues";
import { Button } from "../kit/Button";
import { Combobox } from "../kit/Combobox";
import { IconButton } from "../kit/IconButton";
import { NumberField } from "../kit/NumberField";
import { Select } from "../kit/Select";
import { useWords } from "../words/words";
import type { PolicyStep } from "./queries";
import styles from "./Rules.module.css";

/** A step of a draft, which keeps its key wherever it moves. */
export type KeyedStep = PolicyStep & { key: string };

interface PolicyStepsProps {
  steps: KeyedStep[];
  onSteps: (steps: KeyedStep[]) => void;
  refusalOf: (step: PolicyStep) => string | undefined;
}

const most = 5;
const whos = ["lineManager", "secondLine", "user", "admins"] as const;

/** One after the other; all but the first may be of longer leave alone. */
export function PolicySteps({ steps, onSteps, refusalOf }: PolicyStepsProps) {
  const say = useWords();
  const everybody = useQuery(colleagues).data ?? [];
  const change = (key: string, what: Partial<PolicyStep>) => onSteps(steps.map((step) => (step.key === key ? { ...step, ...what } : step)));
  // The first step is of all leave.
  const put = (some: KeyedStep[]) => onSteps(some.map((step, index) => (index === 0 ? { ...step, ifDaysOver: null } : step)));
  const earlier = (at: number) => {
    const some = [...steps];
    some.splice(at - 1, 0, ...some.splice(at, 1));
    put(some);
  };
  return (
    <>
      {steps.map((step, index) => (
        <fieldset key={step.key} className={styles.rows}>
          <legend>{say("approval.step", { number: index + 1 })}</legend>
          <div className={styles.inset}>
            <div className={styles.row}>
              <Select
                label={say("approval.who")}
                name={`who${index}`}
                value={step.who}
                onValue={(who) => change(step.key, { who, userId: who === "user" ? step.userId : null })}
                options={whos.map((value) => ({ value, label: say(`approval.who.${value}`) }))}
              />
              <span className={styles.doing}>
                {index > 0 && (
                  <IconButton label={say("approval.earlier", { number: index + 1 })} icon={<ChevronUp size={15} />} onClick={() => earlier(index)} />
                )}
                {steps.length > 1 && (
                  <IconButton
                    label={say("approval.remove", { number: index + 1 })}
                    icon={<Trash2 size={15} />}
                    onClick={() => put(steps.filter((one) => one.key !== step.key))}
                  />
                )}
              </span>
            </div>
            {step.who === "user" && (
              <Combobox
                label={say("approval.person")}
                name={`userId${index}`}
                placeholder={say("approval.personPlaceholder")}
                refusal={refusalOf(step)}
                value={step.userId}
                onValue={(userId) => change(step.key, { userId })}
                options={everybody.map((one) => ({ value: one.id, label: one.fullname }))}
              />
            )}
            {index > 0 && (
              <NumberField
                label={say("approval.over")}
                name={`ifDaysOver${index}`}
                hint={say("approval.overHint")}
                min={0}
                max={366}
                step="any"
                value={step.ifDaysOver}
                onValue={(ifDaysOver) => change(step.key, { ifDaysOver })}
              />
            )}
          </div>
        </fieldset>
      ))}
      {steps.length < most && (
        <Button
          className={styles.start}
          size="compact"
          icon={<Plus size={14} />}
          onClick={() => onSteps([...steps, { key: crypto.randomUUID(), who: "admins", userId: null, ifDaysOver: null }])}
        >
          {say("approval.addStep")}
        </Button>
      )}
    </>
  );
}

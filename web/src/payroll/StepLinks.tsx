import { Check } from "lucide-react";
import { Link } from "react-router";
import { useWords } from "../words/words";
import styles from "./StepLinks.module.css";
import { type Step, steps } from "./steps";

export interface StepLink {
  step: Step;
  to: string;
  /** How much waits there; undefined where that is not known yet. */
  count: number | undefined;
  /** Nothing waits there, and something was there to do. */
  done: boolean;
}

/** The four steps, each with how much waits in it. */
export function StepLinks({ step, links }: { step: Step; links: readonly StepLink[] }) {
  const say = useWords();
  return (
    <nav aria-label={say("payroll.steps")}>
      <ol className={styles.steps}>
        {links.map((link) => (
          <li key={link.step} className={styles.step}>
            <Link to={link.to} className={styles.link} aria-current={link.step === step ? "step" : undefined}>
              <span className={styles.number} data-done={link.done || undefined} aria-hidden="true">
                {link.done ? <Check size={14} strokeWidth={2.75} /> : steps.indexOf(link.step) + 1}
              </span>
              <span className={styles.words}>
                <strong>{say(`payroll.step.${link.step}`)}</strong>
                <span className={styles.count}>{link.count === undefined ? "…" : say(`payroll.count.${link.step}`, { count: link.count })}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

import { ChevronRight } from "lucide-react";
import { Drawer } from "../kit/Drawer";
import { EmptyState } from "../kit/EmptyState";
import { weekdayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./Problems.module.css";
import type { Problem } from "./problems";

interface ProblemsProps {
  problems: readonly Problem[];
  days: readonly Temporal.PlainDate[];
  onGo: (problem: Problem) => void;
  onClose: () => void;
}

const kinds = ["vacant", "rest", "asked", "hours"] as const;

/** What should be looked at before the week stands, by what hurts most; each leads to its place. */
export function Problems({ problems, days, onGo, onClose }: ProblemsProps) {
  const say = useWords();
  const language = useLanguage();
  return (
    <Drawer title={say("rota.problemsTitle")} open onOpen={(open) => open || onClose()}>
      {problems.length === 0 && <EmptyState>{say("rota.noProblems")}</EmptyState>}
      {kinds.map((kind) => {
        const ofKind = problems.filter((one) => one.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <section key={kind} className={styles.kind}>
            <h3>
              {say(`rota.problemKind.${kind}`)} <span>{ofKind.length}</span>
            </h3>
            <ul>
              {ofKind.slice(0, 100).map((one) => (
                <li key={`${one.row.key} ${one.block?.key ?? one.day}`}>
                  <button type="button" className={styles.problem} onClick={() => onGo(one)}>
                    <span>
                      <strong>{one.row.person?.name ?? weekdayText(days[one.day] as Temporal.PlainDate, language, "long")}</strong>
                      <span className={styles.text}>
                        {one.row.person && one.block && `${weekdayText(days[one.day] as Temporal.PlainDate, language, "short")}: `}
                        {say(one.word, one.values)}
                      </span>
                    </span>
                    <ChevronRight size={15} aria-hidden="true" />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Drawer>
  );
}

import { Check } from "lucide-react";
import { Link } from "react-router";
import { useQuery } from "../api/queries";
import { pathTo } from "../app/company";
import { Card } from "../kit/Card";
import { useWords } from "../words/words";
import styles from "./Checklist.module.css";
import { begun } from "./queries";

const steps = [
  { step: "people", page: "people" },
  { step: "groups", page: "settings/groups" },
  { step: "profiles", page: "people?show=without" },
  { step: "shifts", page: "rota" },
  { step: "published", page: "rota" },
] as const;

/** What a new company does first; gone when all is done. */
export function Checklist() {
  const say = useWords();
  const has = {
    people: useQuery(begun.people).data,
    groups: useQuery(begun.groups).data,
    profiles: useQuery(begun.profiles).data,
    shifts: useQuery(begun.shifts).data,
    published: useQuery(begun.published).data,
  };
  const known = Object.values(has);
  if (known.includes(undefined) || known.every(Boolean)) return null;
  return (
    <Card title={say("today.begin")} hint={say("today.beginHint")}>
      <ol className={styles.list}>
        {steps.map(({ step, page }) => (
          <li key={step} className={styles.step} data-done={has[step] || undefined}>
            <span className={styles.sign}>
              <Check size={14} aria-hidden="true" />
            </span>
            {has[step] ? <span>{say(`today.begin.${step}`)}</span> : <Link to={pathTo(page)}>{say(`today.begin.${step}`)}</Link>}
            {has[step] && <span className="unseen">{say("today.finished")}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}

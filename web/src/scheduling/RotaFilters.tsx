import { Search, TriangleAlert } from "lucide-react";
import type { Ref } from "react";
import { Button } from "../kit/Button";
import type { Hue } from "../kit/hues";
import { useWords } from "../words/words";
import type { Department } from "./queries";
import styles from "./RotaFilters.module.css";

interface RotaFiltersProps {
  departments: readonly Department[];
  hues: ReadonlyMap<string, Hue>;
  chosen: readonly string[];
  onChosen: (chosen: string[]) => void;
  sought: string;
  onSought: (sought: string) => void;
  searchField: Ref<HTMLInputElement>;
  problems: number;
  onProblems: () => void;
  zone: string;
}

/** What of the week is shown; whatever is done to "all" is done to that. */
export function RotaFilters({ departments, hues, chosen, onChosen, sought, onSought, searchField, problems, onProblems, zone }: RotaFiltersProps) {
  const say = useWords();
  return (
    <section className={styles.filters} aria-label={say("rota.filter")}>
      {departments.map(({ id, groupName }) => (
        <button
          key={id}
          type="button"
          className={styles.chip}
          aria-pressed={chosen.includes(id)}
          onClick={() => onChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
        >
          <span className={styles.dot} data-hue={hues.get(id)} />
          {groupName}
        </button>
      ))}
      <label className={styles.search}>
        <Search size={14} aria-hidden="true" />
        <input
          ref={searchField}
          type="search"
          value={sought}
          aria-label={say("rota.findPerson")}
          placeholder={say("rota.findPerson")}
          onChange={(event) => onSought(event.currentTarget.value)}
        />
      </label>
      {problems > 0 && (
        <Button size="compact" look="quiet" icon={<TriangleAlert size={14} className={styles.sign} />} onClick={onProblems}>
          {say("rota.problems", { count: problems })}
        </Button>
      )}
      <span className={styles.zone}>{say("rota.zone", { zone: zone.replaceAll("_", " ") })}</span>
    </section>
  );
}

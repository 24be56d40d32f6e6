import { place } from "../app/company";
import { config, type DemoPerson } from "../app/config";
import { Button } from "../kit/Button";
import { useWords } from "../words/words";
import styles from "./forms.module.css";

/** Where the demo is: people to try it as. */
export function DemoPeople({ onPick }: { onPick: (person: DemoPerson) => void }) {
  const say = useWords();
  const here = config().demo?.filter((person) => (person.company ?? null) === place().codename) ?? [];
  if (here.length === 0) return null;
  return (
    <div className={styles.demo}>
      {say("login.demo")}
      <span>
        {here.map((person) => (
          <Button key={person.role} onClick={() => onPick(person)}>
            {say(`role.${person.role}`)}
          </Button>
        ))}
      </span>
    </div>
  );
}

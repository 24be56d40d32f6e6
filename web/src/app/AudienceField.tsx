import { Users, X } from "lucide-react";
import { useQuery } from "../api/queries";
import { Button } from "../kit/Button";
import { Combobox } from "../kit/Combobox";
import { useWords } from "../words/words";
import styles from "./AudienceField.module.css";
import { type Audience, departments, membersOf } from "./audience";
import { colleagues } from "./colleagues";

interface AudienceFieldProps {
  label: string;
  name: string;
  value: Audience;
  onValue: (audience: Audience) => void;
}

/** Before the id of a department, among ids of people. */
const whole = "department ";

/** Departments and people, found by typing; it says how many they are together. */
export function AudienceField({ label, name, value, onValue }: AudienceFieldProps) {
  const say = useWords();
  const people = useQuery(colleagues).data ?? [];
  const groups = useQuery(departments).data ?? [];
  const members = useQuery(membersOf(value.departments)).data;
  const reached = new Set([...value.people, ...(members ?? [])]).size;
  const options = [
    ...groups
      .filter(({ id }) => !value.departments.includes(id))
      .map(({ id, groupName }) => ({ value: whole + id, label: say("rota.everybodyOf", { name: groupName }) })),
    ...people.filter(({ id }) => !value.people.includes(id)).map(({ id, fullname }) => ({ value: id, label: fullname })),
  ];
  const add = (one: string) =>
    onValue(
      one.startsWith(whole)
        ? { ...value, departments: [...value.departments, one.slice(whole.length)] }
        : { ...value, people: [...value.people, one] },
    );
  const count = value.departments.length + value.people.length;
  return (
    <div className={styles.field}>
      <Combobox
        key={count}
        name={name}
        label={label}
        placeholder={say("tasks.find")}
        value={null}
        options={options}
        onValue={(one) => one && add(one)}
      />
      {count > 0 && (
        <div className={styles.chosen}>
          {value.departments.map((id) => (
            <Chosen
              key={id}
              name={groups.find((one) => one.id === id)?.groupName ?? ""}
              isGroup
              onRemove={() => onValue({ ...value, departments: value.departments.filter((one) => one !== id) })}
            />
          ))}
          {value.people.map((id) => (
            <Chosen
              key={id}
              name={people.find((one) => one.id === id)?.fullname ?? say("today.someone")}
              onRemove={() => onValue({ ...value, people: value.people.filter((one) => one !== id) })}
            />
          ))}
        </div>
      )}
      {count > 0 && members && <p className={styles.reaches}>{say("tasks.reaches", { count: reached })}</p>}
    </div>
  );
}

function Chosen({ name, isGroup, onRemove }: { name: string; isGroup?: boolean; onRemove: () => void }) {
  const say = useWords();
  return (
    <Button size="compact" icon={isGroup ? <Users size={14} /> : undefined} aria-label={say("rota.takeOff", { name })} onClick={onRemove}>
      {name} <X size={14} aria-hidden="true" />
    </Button>
  );
}

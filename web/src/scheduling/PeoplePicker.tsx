import { Users, X } from "lucide-react";
import { useMemo, useState } from "react";
import { useQuery } from "../api/queries";
import { colleagues } from "../app/colleagues";
import { Avatar } from "../kit/Avatar";
import { Combobox } from "../kit/Combobox";
import { IconButton } from "../kit/IconButton";
import { useWords } from "../words/words";
import { stranger } from "./board";
import styles from "./PeoplePicker.module.css";
import type { Draft } from "./saveShift";
import type { Rota } from "./useRota";
import { type Verdict, verdictOf } from "./verdicts";

interface PeoplePickerProps {
  rota: Rota;
  draft: Draft;
  /** The shift itself is in nobody's way. */
  except: string | null;
  disabled: boolean;
  onDraft: (what: Pick<Draft, "assignedUserIds"> | Pick<Draft, "assignedDepartmentIds">) => void;
}

/** Before the id of a department, whose members are on it whoever they are. */
const whole = "department ";

const order = { fine: 0, warn: 1, bad: 2 };

/** Who is on it. Those to choose from stand with what speaks against them, who fits first. */
export function PeoplePicker({ rota, draft, except, disabled, onDraft }: PeoplePickerProps) {
  const say = useWords();
  const [added, setAdded] = useState(0);
  const others = useQuery({ ...colleagues, enabled: !disabled });
  const everybody = useMemo(() => {
    const known = new Map(rota.everybody.map((person) => [person.id, person]));
    for (const one of others.data ?? []) if (!known.has(one.id)) known.set(one.id, stranger(one.id, one.fullname, one.avatar));
    return known;
  }, [rota.everybody, others.data]);
  const { startTime, endTime, breakMinutes, departmentId, shiftDate, assignedUserIds, assignedDepartmentIds } = draft;
  const verdicts = useMemo(() => {
    const day = Temporal.PlainDate.from(shiftDate);
    const theirs = { shifts: rota.allShifts, leave: rota.plan.leave, days: rota.shown, zone: rota.zone };
    // Of other weeks too little is known to say that somebody fits.
    const known = startTime && endTime && rota.shown.some((one) => one.equals(day));
    const judged = known ? [...everybody.values()] : [];
    return new Map(judged.map((person) => [person.id, verdictOf(person, { day, startTime, endTime, breakMinutes, departmentId, except }, theirs)]));
  }, [everybody, rota.allShifts, rota.plan.leave, rota.shown, rota.zone, shiftDate, startTime, endTime, breakMinutes, departmentId, except]);
  const words = (verdict: Verdict | undefined) => (verdict ? say(verdict.word, verdict.values) : "");
  const options = [...everybody.values()]
    .filter((person) => !assignedUserIds.includes(person.id))
    .map((person) => ({ person, verdict: verdicts.get(person.id) }))
    .sort((a, b) => order[a.verdict?.level ?? "fine"] - order[b.verdict?.level ?? "fine"] || a.person.name.localeCompare(b.person.name))
    .map(({ person, verdict }) => ({ value: person.id, label: person.name, aside: verdict?.level === "fine" ? "" : words(verdict) }));
  const departments = rota.plan.departments.map(({ id, groupName }) => ({ id, label: say("rota.everybodyOf", { name: groupName }) }));
  const free = departments.filter(({ id }) => !assignedDepartmentIds.includes(id)).map(({ id, label }) => ({ value: whole + id, label }));
  const add = (id: string) => {
    if (id.startsWith(whole)) onDraft({ assignedDepartmentIds: [...assignedDepartmentIds, id.slice(whole.length)] });
    else onDraft({ assignedUserIds: [...assignedUserIds, id] });
    setAdded(added + 1);
  };
  return (
    <div className={styles.people}>
      {assignedUserIds.length + assignedDepartmentIds.length > 0 && (
        <ul className={styles.list} aria-label={say("rota.onIt")}>
          {assignedUserIds.map((id) => {
            const person = everybody.get(id);
            const verdict = verdicts.get(id);
            return (
              <li key={id} className={styles.person}>
                <Avatar name={person?.name ?? "?"} id={id} picture={person?.avatar} size="small" />
                <span className={styles.name}>{person?.name ?? say("rota.someoneGone")}</span>
                <span className={styles.verdict} data-level={verdict?.level}>
                  {words(verdict)}
                </span>
                {!disabled && (
                  <IconButton
                    size="compact"
                    label={say("rota.takeOff", { name: person?.name ?? "" })}
                    icon={<X size={14} />}
                    onClick={() => onDraft({ assignedUserIds: assignedUserIds.filter((one) => one !== id) })}
                  />
                )}
              </li>
            );
          })}
          {departments
            .filter(({ id }) => assignedDepartmentIds.includes(id))
            .map(({ id, label }) => (
              <li key={id} className={styles.person}>
                <Users size={16} aria-hidden="true" />
                <span className={styles.name}>{label}</span>
                {!disabled && (
                  <IconButton
                    size="compact"
                    label={say("rota.takeOff", { name: label })}
                    icon={<X size={14} />}
                    onClick={() => onDraft({ assignedDepartmentIds: assignedDepartmentIds.filter((one) => one !== id) })}
                  />
                )}
              </li>
            ))}
        </ul>
      )}
      {!disabled && (
        <Combobox
          key={added}
          name="person"
          label={say("rota.addPerson")}
          placeholder={say("rota.findPerson")}
          value={null}
          options={[...options, ...free]}
          onValue={(id) => id && add(id)}
        />
      )}
    </div>
  );
}

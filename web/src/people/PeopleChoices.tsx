import { useQuery } from "../api/queries";
import { colleagues, departments } from "../app/colleagues";
import { Combobox } from "../kit/Combobox";
import { SearchField } from "../kit/SearchField";
import { Select } from "../kit/Select";
import { useWords } from "../words/words";
import type { PeopleFiltersProps } from "./PeopleFilters";
import styles from "./PeoplePage.module.css";
import { contracts, shows } from "./peopleAddress";

/** What the list is held to; with their labels in sight where there is room for these. */
export function PeopleChoices({ admin, address, onSet, labels = false }: PeopleFiltersProps & { labels?: boolean }) {
  const say = useWords();
  const groups = useQuery(departments).data ?? [];
  const everybody = useQuery({ ...colleagues, enabled: admin }).data ?? [];
  const look = labels ? {} : { labelHidden: true, className: styles.choice };
  return (
    <>
      <Select
        {...look}
        label={say("people.show")}
        name="show"
        value={address.show}
        onValue={(show) => onSet({ show: show === "employed" ? null : show })}
        options={shows.filter((one) => admin || one !== "without").map((value) => ({ value, label: say(`people.show.${value}`) }))}
      />
      {address.show !== "without" && (
        <>
          <Select
            {...look}
            label={say("people.department")}
            name="department"
            value={address.department ?? ""}
            onValue={(dept) => onSet({ dept })}
            options={[{ value: "", label: say("people.anyDepartment") }, ...groups.map((one) => ({ value: one.id, label: one.groupName }))]}
          />
          <Select
            {...look}
            label={say("people.contract")}
            name="contract"
            value={address.contract ?? ""}
            onValue={(contract) => onSet({ contract })}
            options={[
              { value: "", label: say("people.anyContract") },
              ...contracts.map((value) => ({ value, label: say(`people.contract.${value}`) })),
            ]}
          />
          {admin && (
            <Combobox
              {...look}
              label={say("people.manager")}
              name="manager"
              placeholder={say("people.anyManager")}
              value={address.manager}
              onValue={(manager) => onSet({ manager })}
              options={everybody.map((one) => ({ value: one.id, label: one.fullname }))}
            />
          )}
          <SearchField
            label={say("people.anyPosition")}
            value={address.position}
            onValue={(position) => onSet({ position })}
            className={labels ? undefined : styles.choice}
          />
        </>
      )}
    </>
  );
}

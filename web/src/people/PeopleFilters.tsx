import { SlidersHorizontal } from "lucide-react";
import { lazy, type Ref, Suspense, useState } from "react";
import { usePhone } from "../app/usePhone";
import { Button } from "../kit/Button";
import { SearchField } from "../kit/SearchField";
import { useWords } from "../words/words";
import styles from "./PeoplePage.module.css";
import { filterCount, type PeopleAddress } from "./peopleAddress";

const Drawer = lazy(() => import("../kit/Drawer").then((module) => ({ default: module.Drawer })));

const Choices = lazy(() => import("./PeopleChoices").then((module) => ({ default: module.PeopleChoices })));

export interface PeopleFiltersProps {
  admin: boolean;
  address: PeopleAddress;
  onSet: (what: Record<string, string | null>) => void;
  searchField: Ref<HTMLInputElement>;
}

/** In a row; on phones behind a button that says how many hold. */
export function PeopleFilters(props: PeopleFiltersProps) {
  const { address, onSet, searchField } = props;
  const say = useWords();
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const count = filterCount(address);
  return (
    <section className={styles.filters} aria-label={say("people.filters")}>
      <SearchField
        ref={searchField}
        label={say("people.find")}
        value={address.sought}
        onValue={(q) => onSet({ q })}
        className={phone ? styles.wide : undefined}
      />
      {phone ? (
        <Button icon={<SlidersHorizontal size={15} />} onClick={() => setOpen(true)}>
          {count > 0 ? say("people.filterCount", { count }) : say("people.filters")}
        </Button>
      ) : (
        <Suspense fallback={<span className={styles.room} />}>
          <Choices {...props} />
        </Suspense>
      )}
      <Suspense>
        {open && (
          <Drawer title={say("people.filters")} open onOpen={setOpen}>
            <div className={styles.sheet}>
              <Choices {...props} labels />
            </div>
          </Drawer>
        )}
      </Suspense>
    </section>
  );
}

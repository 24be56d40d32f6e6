import { SlidersHorizontal } from "lucide-react";
import { lazy, type Ref, Suspense, useState } from "react";
import { usePhone } from "../app/usePhone";
import { Button } from "../kit/Button";
import { SearchField } from "../kit/SearchField";
import { useWords } from "../words/words";
import { type CompaniesAddress, type SetAddress, sought, soughtCount } from "./companiesAddress";
import styles from "./Platform.module.css";

const Drawer = lazy(() => import("../kit/Drawer").then((module) => ({ default: module.Drawer })));

interface CompaniesFiltersProps {
  address: CompaniesAddress;
  onSet: SetAddress;
  searchField: Ref<HTMLInputElement>;
}

/** In a row; on phones behind a button that says how many hold. */
export function CompaniesFilters({ address, onSet, searchField }: CompaniesFiltersProps) {
  const say = useWords();
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const count = soughtCount(address);
  const fields = sought.map((field, index) => (
    <SearchField
      key={field}
      ref={index === 0 ? searchField : null}
      label={say(`platform.find.${field}`)}
      value={address[field]}
      onValue={(text) => onSet({ [field]: text })}
    />
  ));
  return (
    <section className={styles.filters} aria-label={say("platform.filters")}>
      {phone ? (
        <Button icon={<SlidersHorizontal size={15} />} onClick={() => setOpen(true)}>
          {count > 0 ? say("platform.filterCount", { count }) : say("platform.filters")}
        </Button>
      ) : (
        fields
      )}
      <Suspense>
        {phone && open && (
          <Drawer title={say("platform.filters")} open onOpen={setOpen}>
            <div className={styles.sheet}>{fields}</div>
          </Drawer>
        )}
      </Suspense>
    </section>
  );
}

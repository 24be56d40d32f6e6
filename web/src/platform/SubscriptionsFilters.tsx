import { SlidersHorizontal } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { usePhone } from "../app/usePhone";
import { Button } from "../kit/Button";
import { useWords } from "../words/words";
import type { SetAddress } from "./companiesAddress";
import styles from "./Platform.module.css";
import type { SubscriptionsAddress } from "./subscriptionsAddress";

const Drawer = lazy(() => import("../kit/Drawer").then((module) => ({ default: module.Drawer })));

const Choices = lazy(() => import("./SubscriptionsChoices").then((module) => ({ default: module.SubscriptionsChoices })));

export interface SubscriptionsFiltersProps {
  address: SubscriptionsAddress;
  nameOf: (companyId: string) => string;
  onSet: SetAddress;
}

/** In a row; on phones behind a button that says how many hold. */
export function SubscriptionsFilters(props: SubscriptionsFiltersProps) {
  const say = useWords();
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const count = Object.keys(props.address.wanted).length;
  return (
    <section className={styles.filters} aria-label={say("platform.filters")}>
      {phone ? (
        <Button icon={<SlidersHorizontal size={15} />} onClick={() => setOpen(true)}>
          {count > 0 ? say("platform.filterCount", { count }) : say("platform.filters")}
        </Button>
      ) : (
        <Suspense fallback={<span className={styles.room} />}>
          <Choices {...props} />
        </Suspense>
      )}
      <Suspense>
        {phone && open && (
          <Drawer title={say("platform.filters")} open onOpen={setOpen}>
            <div className={styles.sheet}>
              <Choices {...props} labels />
            </div>
          </Drawer>
        )}
      </Suspense>
    </section>
  );
}

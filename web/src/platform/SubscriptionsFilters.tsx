import { SlidersHorizontal, X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { usePhone } from "../app/usePhone";
import { Button } from "../kit/Button";
import { SearchField } from "../kit/SearchField";
import { Select } from "../kit/Select";
import { useWords } from "../words/words";
import type { SetAddress } from "./companiesAddress";
import styles from "./Platform.module.css";
import { payments, type SubscriptionsAddress, sources, statuses } from "./subscriptionsAddress";

const Drawer = lazy(() => import("../kit/Drawer").then((module) => ({ default: module.Drawer })));

interface SubscriptionsFiltersProps {
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
        <Choices {...props} />
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

function Choices({ address, nameOf, onSet, labels = false }: SubscriptionsFiltersProps & { labels?: boolean }) {
  const say = useWords();
  const { companyId, status, paymentStatus, source } = address.wanted;
  const look = labels ? {} : { labelHidden: true, className: styles.choice };
  return (
    <>
      <SearchField label={say("platform.find.plan")} value={address.plan} onValue={(plan) => onSet({ plan })} />
      <Select
        {...look}
        label={say("platform.status")}
        name="status"
        value={status ?? ""}
        onValue={(value) => onSet({ status: value })}
        options={[{ value: "", label: say("platform.anyStatus") }, ...statuses.map((value) => ({ value, label: say(`sub.status.${value}`) }))]}
      />
      <Select
        {...look}
        label={say("platform.payment")}
        name="payment"
        value={paymentStatus ?? ""}
        onValue={(payment) => onSet({ payment })}
        options={[{ value: "", label: say("platform.anyPayment") }, ...payments.map((value) => ({ value, label: say(`platform.paid.${value}`) }))]}
      />
      <Select
        {...look}
        label={say("platform.source")}
        name="source"
        value={source ?? ""}
        onValue={(value) => onSet({ source: value })}
        options={[{ value: "", label: say("platform.anySource") }, ...sources.map((value) => ({ value, label: say(`platform.source.${value}`) }))]}
      />
      <Select
        {...look}
        label={say("platform.ends")}
        name="ends"
        value={address.ends ? "soon" : ""}
        onValue={(ends) => onSet({ ends })}
        options={[
          { value: "", label: say("platform.anyEnd") },
          { value: "soon", label: say("platform.endsSoon") },
        ]}
      />
      {companyId && (
        <Button icon={<X size={15} />} onClick={() => onSet({ of: null })}>
          {say("platform.onlyOf", { company: nameOf(companyId) })}
        </Button>
      )}
    </>
  );
}

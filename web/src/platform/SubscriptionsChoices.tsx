import { X } from "lucide-react";
import { Button } from "../kit/Button";
import { SearchField } from "../kit/SearchField";
import { Select } from "../kit/Select";
import { useWords } from "../words/words";
import styles from "./Platform.module.css";
import type { SubscriptionsFiltersProps } from "./SubscriptionsFilters";
import { payments, sources, statuses } from "./subscriptionsAddress";

/** What the list is held to; with their labels in sight where there is room for these. */
export function SubscriptionsChoices({ address, nameOf, onSet, labels = false }: SubscriptionsFiltersProps & { labels?: boolean }) {
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

import { useMemo } from "react";
import { minorText } from "../app/minorText";
import { type Columns, type SortedBy, Table } from "../kit/Table";
import { dayOf } from "../time/wall";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { OpenLink } from "./OpenLink";
import type { Subscription } from "./queries";
import { PaymentState, SubscriptionState } from "./SubscriptionState";

interface SubscriptionsTableProps {
  subscriptions: readonly Subscription[];
  /** By id; until they are known no row names one. */
  companies: ReadonlyMap<string, { name: string }> | undefined;
  /** The platform's own. */
  zone: string;
  sort: SortedBy;
  onSort: (sort: SortedBy) => void;
  onOpen: (id: string) => void;
}

export function SubscriptionsTable({ subscriptions, companies, zone, sort, onSort, onOpen }: SubscriptionsTableProps) {
  const say = useWords();
  const language = useLanguage();
  const columns = useMemo<Columns<Subscription>>(
    () => [
      {
        id: "company",
        header: say("platform.company"),
        enableSorting: false,
        cell: ({ row: { original: one } }) => (
          <OpenLink name="open" id={one.id}>
            {companies ? (companies.get(one.companyId)?.name ?? say("platform.companyGone")) : "…"}
          </OpenLink>
        ),
      },
      { accessorKey: "planCode", header: say("sub.plan") },
      { accessorKey: "status", header: say("platform.status"), cell: ({ row }) => <SubscriptionState of={row.original} /> },
      { id: "payment", header: say("platform.payment"), enableSorting: false, cell: ({ row }) => <PaymentState of={row.original} /> },
      { id: "source", header: say("platform.source"), enableSorting: false, cell: ({ row }) => say(`platform.source.${row.original.source}`) },
      {
        accessorKey: "expiryDate",
        header: say("sub.until"),
        cell: ({ row }) => dayText(dayOf(Temporal.Instant.from(row.original.expiryDate), zone), language, "plain"),
      },
      { accessorKey: "amount", header: say("sub.price"), cell: ({ row }) => minorText(row.original.amount, row.original.currency, language) },
    ],
    [say, language, companies, zone],
  );
  return (
    <Table
      label={say("nav.subscriptions")}
      columns={columns}
      rows={subscriptions}
      idOf={(one) => one.id}
      numbers={["amount"]}
      sort={{ by: sort, onSort }}
      onOpen={(one) => onOpen(one.id)}
      card={(one) => ({
        title: companies ? (companies.get(one.companyId)?.name ?? say("platform.companyGone")) : "…",
        text: [one.planCode, minorText(one.amount, one.currency, language)].join(" · "),
        after: <SubscriptionState of={one} />,
      })}
    />
  );
}

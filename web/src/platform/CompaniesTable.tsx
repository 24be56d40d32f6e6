import { useMemo } from "react";
import { Avatar } from "../kit/Avatar";
import { type Columns, type SortedBy, Table } from "../kit/Table";
import { dayOf } from "../time/wall";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { OpenLink } from "./OpenLink";
import styles from "./Platform.module.css";
import type { Account } from "./queries";

interface CompaniesTableProps {
  companies: readonly Account[];
  /** The platform's own. */
  zone: string;
  sort: SortedBy;
  onSort: (sort: SortedBy) => void;
  onOpen: (id: string) => void;
}

export function CompaniesTable({ companies, zone, sort, onSort, onOpen }: CompaniesTableProps) {
  const say = useWords();
  const language = useLanguage();
  const columns = useMemo<Columns<Account>>(
    () => [
      {
        accessorKey: "codename",
        header: say("platform.codename"),
        cell: ({ row: { original: one } }) => (
          <OpenLink name="company" id={one.id}>
            <Avatar name={one.name} id={one.codename} picture={one.avatar} shape="square" />
            {one.codename}
          </OpenLink>
        ),
      },
      { id: "fullname", accessorFn: (one) => one.fullname ?? one.name, header: say("platform.fullname") },
      { id: "owner", header: say("platform.owner"), enableSorting: false, cell: ({ row }) => <Owner of={row.original} /> },
      { id: "industry", accessorFn: (one) => one.industry ?? "–", header: say("platform.industry") },
      { id: "companySize", accessorFn: (one) => one.companySize?.replace("-", "–") ?? "–", header: say("platform.size") },
      {
        accessorKey: "createdAt",
        header: say("platform.since"),
        cell: ({ row }) => dayText(dayOf(Temporal.Instant.from(row.original.createdAt), zone), language, "plain"),
      },
    ],
    [say, language, zone],
  );
  return (
    <Table
      label={say("nav.companies")}
      columns={columns}
      rows={companies}
      idOf={(one) => one.id}
      sort={{ by: sort, onSort }}
      onOpen={(one) => onOpen(one.id)}
      card={(one) => ({
        title: one.fullname ?? one.name,
        text: [one.codename, one.ownerUser?.fullname].filter(Boolean).join(" · "),
        after: <span className={styles.quiet}>{one.companySize?.replace("-", "–")}</span>,
      })}
    />
  );
}

function Owner({ of: { ownerUser } }: { of: Account }) {
  const say = useWords();
  return ownerUser?.fullname ?? say("platform.noOwner");
}

import { useMemo } from "react";
import { Link } from "react-router";
import { pathTo } from "../app/company";
import { Avatar } from "../kit/Avatar";
import { type Columns, type SortedBy, Table } from "../kit/Table";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { DocumentBadge } from "./DocumentBadge";
import { EmploymentBadge, nameOf } from "./EmploymentBadge";
import styles from "./PeoplePage.module.css";
import type { EmployeeDocument, Profile } from "./queries";

interface PeopleTableProps {
  people: readonly Profile[];
  /** Shown beside whom they are of, where they are what is looked for. */
  documents: readonly EmployeeDocument[] | null;
  today: Temporal.PlainDate;
  sort: SortedBy;
  onSort: (sort: SortedBy) => void;
  onOpen: (userId: string) => void;
}

export function PeopleTable({ people, documents, today, sort, onSort, onOpen }: PeopleTableProps) {
  const say = useWords();
  const language = useLanguage();
  const date = today.toString();
  // Made anew on another day only: rows keep the focus while the list is fetched again.
  const columns = useMemo<Columns<Profile>>(() => {
    const day = Temporal.PlainDate.from(date);
    const dayWords = (text: string) => dayText(Temporal.PlainDate.from(text), language, "plain");
    return [
      {
        accessorKey: "fullname",
        header: say("people.name"),
        cell: ({ row: { original: one } }) => (
          <Link to={pathTo(`people/${one.userId}`)} className={styles.person}>
            <Avatar name={nameOf(one) ?? "?"} id={one.userId} picture={one.user?.avatar} />
            {nameOf(one) ?? say("people.someoneGone")}
          </Link>
        ),
      },
      { accessorKey: "position", header: say("people.position") },
      { id: "department", accessorFn: (one) => one.department?.groupName ?? "", header: say("people.department"), enableSorting: false },
      { id: "manager", accessorFn: (one) => one.manager?.fullname ?? "", header: say("people.manager"), enableSorting: false },
      { accessorKey: "contractType", header: say("people.contract"), cell: ({ row }) => say(`people.contract.${row.original.contractType}`) },
      { accessorKey: "employmentStartDate", header: say("people.since"), cell: ({ row }) => dayWords(row.original.employmentStartDate) },
      documents
        ? { id: "documents", header: say("people.documents"), cell: ({ row }) => <Documents of={row.original} all={documents} today={day} /> }
        : { id: "status", header: say("people.status"), cell: ({ row }) => <EmploymentBadge of={row.original} /> },
    ];
  }, [say, language, documents, date]);
  return (
    <Table
      label={say("nav.people")}
      columns={columns}
      rows={people}
      idOf={(one) => one.id}
      sort={{ by: sort, onSort }}
      onOpen={(one) => onOpen(one.userId)}
      card={(one) => ({
        title: nameOf(one) ?? say("people.someoneGone"),
        text: [one.position, one.department?.groupName].filter(Boolean).join(" · "),
        after: documents ? <Documents of={one} all={documents} today={today} /> : <EmploymentBadge of={one} />,
      })}
    />
  );
}

function Documents({ of, all, today }: { of: Profile; all: readonly EmployeeDocument[]; today: Temporal.PlainDate }) {
  return (
    <span className={styles.badges}>
      {all
        .filter((one) => one.employeeProfileId === of.id)
        .slice(0, 3)
        .map((one) => (
          <DocumentBadge key={one.id} document={one} today={today} named />
        ))}
    </span>
  );
}

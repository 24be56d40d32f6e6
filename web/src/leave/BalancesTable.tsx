import { useMemo } from "react";
import { Link, useNavigate } from "react-router";
import { pathTo } from "../app/company";
import type { LeaveType } from "../app/leaveTypes";
import { Avatar } from "../kit/Avatar";
import { classes } from "../kit/classes";
import { type Columns, Table } from "../kit/Table";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./TeamBalances.module.css";
import type { TeamBalance } from "./teamQueries";

const parts = ["entitled", "carried", "other", "taken", "planned", "pending", "available"] as const;

interface BalancesTableProps {
  people: readonly TeamBalance[];
  types: readonly LeaveType[];
  /** Of this one alone, with its parts. */
  type: string | null;
}

export function BalancesTable({ people, types, type }: BalancesTableProps) {
  const say = useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const figure = useMemo(() => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }), [language]);
  const known = useMemo(
    () => types.filter((one) => people.some((person) => person.balances.some((balance) => balance.leaveTypeId === one.id))),
    [types, people],
  );
  const columns = useMemo<Columns<TeamBalance>>(() => {
    const of = (person: TeamBalance, id: string) => person.balances.find((balance) => balance.leaveTypeId === id);
    const number = (value: number | undefined) => (
      <span className={classes(value !== undefined && value < 0 && styles.low)}>{value === undefined ? "–" : figure.format(value)}</span>
    );
    const name: Columns<TeamBalance>[number] = {
      id: "name",
      accessorFn: (one) => one.user?.fullname ?? "",
      header: say("balance.person"),
      cell: ({ row: { original: one } }) => (
        <Link to={pathTo(`people/${one.userId}/leave`)} className={styles.person}>
          <Avatar name={one.user?.fullname ?? "?"} id={one.userId} picture={one.user?.avatar} />
          {one.user?.fullname ?? say("today.someone")}
        </Link>
      ),
    };
    if (type === null)
      return [
        name,
        ...known.map(({ id, name: header }): Columns<TeamBalance>[number] => ({
          id,
          header,
          accessorFn: (one) => of(one, id)?.available,
          sortUndefined: "last",
          cell: ({ row }) => number(of(row.original, id)?.available),
        })),
      ];
    return [
      name,
      ...parts.map((part): Columns<TeamBalance>[number] => ({
        id: part,
        header: say(`balance.${part}`),
        accessorFn: (one) => partOf(of(one, type), part),
        sortUndefined: "last",
        cell: ({ row }) => number(partOf(of(row.original, type), part)),
      })),
      {
        id: "expires",
        header: say("balance.expires"),
        accessorFn: (one) => of(one, type)?.expiresNext?.on,
        sortUndefined: "last",
        cell: ({ row }) => {
          const next = of(row.original, type)?.expiresNext;
          return next
            ? say("leave.expires", { days: figure.format(next.days), day: dayText(Temporal.PlainDate.from(next.on), language, "plain") })
            : "–";
        },
      },
    ];
  }, [say, language, figure, known, type]);
  const nameOf = (one: TeamBalance) => one.user?.fullname ?? say("today.someone");
  return (
    <Table
      label={say("leave.balances")}
      columns={columns}
      rows={people}
      idOf={(one) => one.userId}
      numbers={type === null ? known.map((one) => one.id) : parts}
      onOpen={(one) => void navigate(pathTo(`people/${one.userId}/leave`))}
      card={(one) => ({
        title: nameOf(one),
        text: known
          .flatMap(({ id, name }) =>
            one.balances.filter((balance) => balance.leaveTypeId === id).map(({ available }) => `${name} ${figure.format(available)}`),
          )
          .join(" · "),
      })}
    />
  );
}

/** What expired and what was adjusted by hand is told in one: it is what the others leave of the sum. */
function partOf(balance: TeamBalance["balances"][number] | undefined, part: (typeof parts)[number]): number | undefined {
  if (!balance) return undefined;
  if (part !== "other") return balance[part];
  const { entitled, carried, taken, planned, pending, available } = balance;
  const hundredths = [available, taken, planned, pending, -entitled, -carried].reduce((sum, one) => sum + Math.round(one * 100), 0);
  return hundredths / 100;
}

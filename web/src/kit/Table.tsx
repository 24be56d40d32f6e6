import {
  type ColumnDef,
  createSortedRowModel,
  type RowData,
  rowSelectionFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../words/words";
import { Checkbox } from "./Checkbox";
import { classes } from "./classes";
import styles from "./Table.module.css";

export const features = tableFeatures({
  rowSelectionFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, text: sortFn_text, basic: sortFn_basic },
});

/** Kept outside of what renders, or in a memo. */
export type Columns<Row extends RowData> = ColumnDef<typeof features, Row>[];

export interface SortedBy {
  id: string;
  desc: boolean;
}

interface TableProps<Row extends RowData> {
  label: string;
  columns: Columns<Row>;
  rows: readonly Row[];
  idOf: (row: Row) => string;
  /** On phones a row is a card of two lines. */
  card: (row: Row) => { title: ReactNode; text: ReactNode; after?: ReactNode };
  /** Columns of numbers stand right. */
  numbers?: readonly string[];
  onOpen?: (row: Row) => void;
  /** Where the server sorts: by which column it did, and what to ask for. */
  sort?: { by: SortedBy; onSort: (by: SortedBy) => void };
  /** What can be done with those that are ticked; without it none can be. */
  selection?: (rows: Row[]) => ReactNode;
}

/** Head and first column stay in sight; a click on a head sorts. */
export function Table<Row extends RowData>({ label, columns, rows, idOf, card, numbers = [], onOpen, sort, selection }: TableProps<Row>) {
  const say = useWords();
  const table = useTable({
    features,
    columns,
    data: rows as Row[],
    getRowId: idOf,
    ...(sort && {
      manualSorting: true,
      enableSortingRemoval: false,
      state: { sorting: [sort.by] },
      onSortingChange: (wanted: SortedBy[] | ((before: SortedBy[]) => SortedBy[])) => {
        const [next] = typeof wanted === "function" ? wanted([sort.by]) : wanted;
        if (next) sort.onSort(next);
      },
    }),
  });
  const chosen = table.getSelectedRowModel().rows.map((row) => row.original);
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too */}
      <section className={styles.scroll} aria-label={label} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {selection && (
                  <th className={styles.tick}>
                    <Checkbox
                      label={say("kit.selectAll")}
                      labelHidden
                      checked={table.getIsAllRowsSelected()}
                      some={table.getIsSomeRowsSelected()}
                      onChecked={(all) => table.toggleAllRowsSelected(all)}
                    />
                  </th>
                )}
                {group.headers.map((header) => {
                  const sorted = header.column.getIsSorted();
                  return (
                    <th
                      key={header.id}
                      className={classes(numbers.includes(header.column.id) && styles.number)}
                      aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : undefined}
                    >
                      {header.column.getCanSort() ? (
                        <button type="button" className={styles.sort} onClick={() => header.column.toggleSorting()}>
                          <table.FlexRender header={header} />
                          {sorted === "asc" && <ArrowUp size={12} aria-hidden="true" />}
                          {sorted === "desc" && <ArrowDown size={12} aria-hidden="true" />}
                        </button>
                      ) : (
                        <table.FlexRender header={header} />
                      )}
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr
                key={row.id}
                className={classes(onOpen && styles.opens)}
                aria-selected={selection ? row.getIsSelected() : undefined}
                onClick={(event) => isOfCell(event.currentTarget, event.target) || onOpen?.(row.original)}
              >
                {selection && (
                  <td className={styles.tick}>
                    <Checkbox
                      label={say("kit.select")}
                      labelHidden
                      checked={row.getIsSelected()}
                      onChecked={(ticked) => row.toggleSelected(ticked)}
                    />
                  </td>
                )}
                {row.getAllCells().map((cell) => (
                  <td key={cell.id} className={classes(numbers.includes(cell.column.id) && styles.number)}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul className={styles.cards} aria-label={label}>
        {table.getRowModel().rows.map((row) => {
          const { title, text, after } = card(row.original);
          return (
            <li key={row.id} className={styles.card}>
              <span className={styles.words}>
                {onOpen ? (
                  <button type="button" className={styles.title} onClick={() => onOpen(row.original)}>
                    {title}
                  </button>
                ) : (
                  <span className={styles.title}>{title}</span>
                )}
                <span className={styles.text}>{text}</span>
              </span>
              {after}
            </li>
          );
        })}
      </ul>
      {selection && chosen.length > 0 && (
        <div className={styles.bar} role="status">
          <strong>{say("kit.chosen", { count: chosen.length })}</strong>
          {selection(chosen)}
        </div>
      )}
    </div>
  );
}

/** What stands in a row and does something itself; or in a menu of it, whose clicks come here though it stands elsewhere. */
function isOfCell(row: Element, target: EventTarget): boolean {
  return target instanceof Element && (!row.contains(target) || target.closest("a, button, input, label") !== null);
}

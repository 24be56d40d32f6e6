import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { classes } from "../kit/classes";
import { useWords } from "../words/words";
import styles from "./ReportTable.module.css";
import type { Order, Row } from "./rows";
import { bringIntoSight, useWindow } from "./useWindow";

export interface Column {
  id: string;
  head: string;
  number?: boolean;
  sortable?: boolean;
  cell: (row: Row) => ReactNode;
  /** Where its figure comes from. */
  whence?: (row: Row) => string;
  /** The server's sum of it. */
  sum?: ReactNode;
}

interface ReportTableProps {
  label: string;
  columns: readonly Column[];
  rows: readonly Row[];
  order: Order;
  onOrder: (order: Order) => void;
  /** Where the keys are. */
  at: string | null;
  chosen: ReadonlySet<string>;
  onChoose: (ids: readonly string[], chosen: boolean) => void;
  onOpen: (row: Row) => void;
  /** What the sums are of. */
  sums: string;
}

/** Head and sums stay in sight, and only the rows in sight are drawn: a payroll has hundreds. */
export function ReportTable({ label, columns, rows, order, onOrder, at, chosen, onChoose, onOpen, sums }: ReportTableProps) {
  const say = useWords();
  const scroll = useRef<HTMLElement>(null);
  const { from, to, height, look } = useWindow(scroll, rows.length);
  const atIndex = rows.findIndex((row) => row.id === at);
  useEffect(() => {
    if (atIndex >= 0 && scroll.current) bringIntoSight(scroll.current, atIndex, height);
  }, [atIndex, height]);
  const [above, below] = [from * height, (rows.length - to) * height];
  const chosenHere = rows.filter((row) => chosen.has(row.id)).length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too
    <section className={styles.scroll} aria-label={label} tabIndex={0} ref={scroll} onScroll={look}>
      <table className={styles.table} aria-rowcount={rows.length + 2}>
        <thead>
          <tr>
            <th className={styles.tick}>
              <input
                type="checkbox"
                className={styles.box}
                aria-label={say("kit.selectAll")}
                checked={rows.length > 0 && chosenHere === rows.length}
                ref={(box) => {
                  if (box) box.indeterminate = chosenHere > 0 && chosenHere < rows.length;
                }}
                onChange={(event) =>
                  onChoose(
                    rows.map((row) => row.id),
                    event.currentTarget.checked,
                  )
                }
              />
            </th>
            {columns.map((column) => {
              const sorted = order.by === column.id;
              return (
                <th
                  key={column.id}
                  className={classes(column.number && styles.number)}
                  aria-sort={sorted ? (order.down ? "descending" : "ascending") : undefined}
                >
                  {column.sortable === false ? (
                    column.head
                  ) : (
                    <button
                      type="button"
                      className={styles.sort}
                      onClick={() => onOrder({ by: column.id, down: sorted ? !order.down : column.number === true })}
                    >
                      {column.head}
                      {sorted && (order.down ? <ArrowDown size={12} aria-hidden="true" /> : <ArrowUp size={12} aria-hidden="true" />)}
                    </button>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr style={{ blockSize: above }} />}
          {rows.slice(from, to).map((row, index) => {
            return (
              <tr
                key={row.id}
                data-row
                aria-rowindex={from + index + 2}
                aria-selected={chosen.has(row.id)}
                data-at={row.id === at || undefined}
                onClick={(event) => (event.target as Element).closest("button, input, label, a") || onOpen(row)}
              >
                <td className={styles.tick}>
                  {/* The browser's own: hundreds of them are drawn while somebody scrolls. */}
                  <input
                    type="checkbox"
                    className={styles.box}
                    aria-label={`${say("kit.select")}: ${row.name}`}
                    checked={chosen.has(row.id)}
                    onChange={(event) => onChoose([row.id], event.currentTarget.checked)}
                  />
                </td>
                {columns.map((column) => (
                  <td key={column.id} className={classes(column.number && styles.number)} title={column.whence?.(row) || undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {below > 0 && <tr style={{ blockSize: below }} />}
        </tbody>
        <tfoot>
          <tr>
            <td className={styles.tick} />
            {columns.map((column, index) => (
              <td key={column.id} className={classes(column.number && styles.number)}>
                {index === 0 ? sums : column.sum}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

import { useMemo, useState } from "react";
import { useKeys } from "../app/keys";
import type { Report } from "./queries";
import { filtered, inOrder, type Order, orderOf, orderText, type Row, rowsOf } from "./rows";
import type { Payroll } from "./usePayroll";

const enter = "Enter";

/** The rows of a step as the address orders and filters them, which of them are ticked, and where the keys are. */
export function useRows(payroll: Payroll, wanted: (report: Report) => boolean, more: Record<string, (row: Row) => void> = {}) {
  const { asked, set, open, departmentOf, nameOf, last } = payroll;
  const reports = payroll.reports.data?.reports;
  const order = orderOf(asked.get("sort"));
  const filter = { text: asked.get("q") ?? "", flagged: asked.get("flagged") !== null };
  const [at, goTo] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: which are wanted and who is called what does not change without these
  const all = useMemo(() => rowsOf((reports ?? []).filter(wanted), { last, departmentOf, nameOf }), [reports, last, departmentOf]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: order and filter are made anew each time, of these
  const rows = useMemo(() => inOrder(filtered(all, filter), order), [all, filter.text, filter.flagged, order.by, order.down]);
  const index = rows.findIndex((row) => row.id === at);
  const row = rows[index];
  const choose = (ids: readonly string[], chosen: boolean) =>
    setTicked((known) => {
      const now = new Set(known);
      for (const id of ids)
        if (chosen) now.add(id);
        else now.delete(id);
      return now;
    });
  const chosen = new Set(rows.filter((one) => ticked.has(one.id)).map((one) => one.id));
  const opening = { [enter]: (one: Row) => open(one.id) };
  useKeys({
    j: () => goTo((rows[index + 1] ?? rows[index] ?? rows[0])?.id ?? null),
    k: () => goTo((rows[index - 1] ?? rows[0])?.id ?? null),
    x: () => row && choose([row.id], !ticked.has(row.id)),
    ...Object.fromEntries(Object.entries({ ...more, ...opening }).map(([key, act]) => [key, () => row && act(row)])),
  });
  return {
    all,
    rows,
    order,
    filter,
    at,
    chosen,
    choose,
    onOrder: (wish: Order) => set({ sort: orderText(wish) }),
    onText: (text: string) => set({ q: text || null }),
    onFlagged: (flagged: boolean) => set({ flagged: flagged ? "1" : null }),
    clear: () => set({ q: null, flagged: null }),
  };
}

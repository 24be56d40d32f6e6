import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronDown } from "lucide-react";
import { type MouseEvent, type PointerEvent, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { components } from "../api/company";
import { useDevice } from "../app/useDevice";
import { useWords } from "../words/words";
import styles from "./Board.module.css";
import { BoardFoot } from "./BoardFoot";
import { BoardHead } from "./BoardHead";
import type { Block, Group, Board as Plan, Row } from "./board";
import type { Carry, Judged } from "./carrying";
import { startDrag } from "./dragging";
import { type Look, PersonRow } from "./PersonRow";
import { rounded } from "./verdicts";
import type { At, WalkRow } from "./walking";

export interface BoardActions {
  open: (block: Block) => void;
  /** Into an empty cell: its times are typed there. */
  quick: (row: Row, day: number, cell: HTMLElement, typed?: string) => void;
  add: (row: Row, day: number) => void;
  judge: (carry: Carry, row: Row, day: number) => Judged;
  move: (judged: Judged, cell: Element | null) => void;
}

interface BoardProps {
  plan: Plan;
  look: Look;
  warned: ReadonlySet<string>;
  waiting: boolean;
  cost: components["schemas"]["RotaCost"] | undefined;
  actions: BoardActions;
  /** Of the grid and where its keys are; what they do is theirs. */
  keys: { at: At; go: (at: At) => void; hear: (event: React.KeyboardEvent, grid: HTMLElement) => void };
  empty: ReactNode;
}

type Line = { kind: "group"; group: Group } | { kind: "row"; row: Row };

const chips = { comfortable: 40, compact: 24 };

/** People by days. One tab stop: the grid has the focus and says which cell is meant; presses are heard once for all of them. */
export function Board({ plan, look, warned, waiting, cost, actions, keys, empty }: BoardProps) {
  const say = useWords();
  const { density } = useDevice();
  const grid = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [folded, fold] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(() => linesOf(plan.groups, folded), [plan.groups, folded]);
  const rows = useMemo(() => new Map([plan.open, ...plan.groups.flatMap((group) => group.rows)].map((row) => [row.key, row])), [plan]);
  const heightOf = (line: Line | undefined) => (line?.kind === "row" ? Math.ceil(line.row.lines * (chips[density] + 4) + 6) : 34);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => grid.current,
    estimateSize: (index) => heightOf(lines[index]),
    getItemKey: (index) => keyOf(lines[index]),
    scrollMargin: list.current?.offsetTop ?? 108,
    scrollPaddingStart: 120,
    scrollPaddingEnd: 64,
    overscan: 5,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights follow the lines and the density alone
  useLayoutEffect(() => virtual.measure(), [lines, density]);

  // Where the keys are is marked by hand: walking draws no row.
  const { at } = keys;
  useEffect(() => {
    const index = lines.findIndex((line) => line.kind === "row" && line.row.key === at.row);
    if (index >= 0 && document.activeElement === grid.current) virtual.scrollToIndex(index);
  }, [at, lines, virtual]);
  useLayoutEffect(() => {
    const cell = document.getElementById(`cell-${at.row}-${at.day}`);
    const target = cell?.querySelectorAll("[data-block]")[at.block] ?? cell;
    for (const old of grid.current?.querySelectorAll("[data-active]") ?? []) if (old !== target) old.removeAttribute("data-active");
    if (!target || !grid.current) return;
    target.setAttribute("data-active", "");
    grid.current.setAttribute("aria-activedescendant", target.id);
  });

  const rowOf = (cell: HTMLElement) => rows.get(cell.dataset.row ?? "");
  const blockIn = (target: EventTarget) => {
    const element = (target as Element).closest<HTMLElement>("[data-block]");
    const cell = (target as Element).closest<HTMLElement>("[data-day]");
    const blocks = cell && rowOf(cell)?.cells[Number(cell.dataset.day)]?.blocks;
    const index = blocks?.findIndex((block) => block.key === element?.dataset.block) ?? -1;
    return { element, cell, block: blocks?.[index] ?? null, index };
  };
  const press = (event: PointerEvent<HTMLDivElement>) => {
    const { element, cell, block, index } = blockIn(event.target);
    if (!cell || event.button !== 0) return;
    keys.go({ row: cell.dataset.row ?? "", day: Number(cell.dataset.day), block: Math.max(0, index) });
    if (!element || !block || block.isTail || event.pointerType === "touch" || !grid.current) return;
    startDrag(event.nativeEvent, element, {
      board: grid.current,
      carryOf: (_, held) => (block.shift.status === "scheduled" ? { block, ...held } : null),
      judge: (carry, to) => {
        const row = rowOf(to);
        return row ? actions.judge(carry, row, Number(to.dataset.day)) : null;
      },
      drop: actions.move,
    });
  };
  const click = (event: MouseEvent<HTMLDivElement>) => {
    const { cell, block } = blockIn(event.target);
    const row = cell && rowOf(cell);
    grid.current?.focus({ preventScroll: true });
    if (block) actions.open(block);
    else if (row && cell && event.detail < 2) actions.quick(row, Number(cell.dataset.day), cell);
    else if (row && cell) actions.add(row, Number(cell.dataset.day));
  };
  const shown = virtual.getVirtualItems();
  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={0}
      className={styles.board}
      aria-label={say("rota.grid")}
      aria-rowcount={lines.length + 3}
      aria-colcount={look.days.length + 1}
      aria-busy={waiting}
      onPointerDown={press}
      onClick={click}
      onKeyDown={(event) => grid.current && event.target === grid.current && keys.hear(event, grid.current)}
    >
      <BoardHead days={plan.days} today={look.today} zone={look.zone} people={rows.size - 1} />
      <div role="rowgroup" className={styles.openRow}>
        <PersonRow row={plan.open} index={2} look={look} warned={warned} waiting={false} />
      </div>
      {empty}
      <div ref={list} role="rowgroup" className={styles.lines} style={{ blockSize: virtual.getTotalSize() }}>
        {shown.map(({ index, key, start, size }) => {
          const line = lines[index] as Line;
          return (
            <div
              key={key}
              role="presentation"
              className={styles.line}
              style={{ translate: `0 ${start - virtual.options.scrollMargin}px`, blockSize: size }}
            >
              {line.kind === "row" ? (
                <PersonRow row={line.row} index={index + 3} look={look} warned={warned} waiting={waiting} />
              ) : (
                <GroupHead
                  group={line.group}
                  index={index + 3}
                  folded={folded.has(line.group.key)}
                  onFold={() =>
                    fold(new Set(folded.has(line.group.key) ? [...folded].filter((one) => one !== line.group.key) : [...folded, line.group.key]))
                  }
                />
              )}
            </div>
          );
        })}
      </div>
      <BoardFoot days={plan.days} index={lines.length + 3} cost={cost} />
    </div>
  );
}

function GroupHead({ group, index, folded, onFold }: { group: Group; index: number; folded: boolean; onFold: () => void }) {
  const say = useWords();
  return (
    <div role="row" aria-rowindex={index} className={styles.group}>
      <div role="rowheader" tabIndex={-1} className={styles.groupName}>
        <button type="button" aria-expanded={!folded} onClick={onFold}>
          <ChevronDown size={14} className={styles.chevron} aria-hidden="true" />
          <span className={styles.dot} data-hue={group.hue} />
          {group.name ?? say("rota.noDepartment")}
          <span className={styles.count}>
            {group.rows.length} · {say("rota.hours", { hours: rounded(group.hours) })}
          </span>
        </button>
      </div>
    </div>
  );
}

function linesOf(groups: readonly Group[], folded: ReadonlySet<string>): Line[] {
  return groups.flatMap((group): Line[] => [
    { kind: "group", group },
    ...(folded.has(group.key) ? [] : group.rows.map((row) => ({ kind: "row" as const, row }))),
  ]);
}

export function walkRowsOf(plan: Plan): WalkRow[] {
  return [{ row: plan.open, group: "open" }, ...plan.groups.flatMap((group) => group.rows.map((row) => ({ row, group: group.key })))];
}

function keyOf(line: Line | undefined): string {
  return line?.kind === "row" ? line.row.key : `group ${line?.group.key ?? ""}`;
}

import { type KeyboardEvent, useRef, useState } from "react";
import { announce } from "../kit/Live";
import { useWords } from "../words/words";
import type { BoardActions } from "./Board";
import type { Block } from "./board";
import type { Carry, Judged } from "./carrying";
import { ghost, markCell } from "./ghost";
import { type At, type WalkRow, walk } from "./walking";

export interface KeyDeeds {
  remove: (block: Block) => void;
  unassign: (block: Block) => void;
  lengthen: (block: Block, minutes: number, which: "startTime" | "endTime") => void;
  week: (step: number) => void;
  today: () => void;
  view: (view: "people" | "day" | "month") => void;
  publish: () => void;
  search: () => void;
}

/** The same deeds as by mouse, by keys. */
export function useBoardKeys(rows: readonly WalkRow[], days: number, actions: BoardActions, deeds: KeyDeeds) {
  const say = useWords();
  const [at, setAt] = useState<At>({ row: "open", day: 0, block: 0 });
  const [carry, setCarry] = useState<Carry | null>(null);
  const kept = useRef<Block | null>(null);
  const shown = useRef<{ ghost: ReturnType<typeof ghost>; judged: Judged } | null>(null);
  // The row may be gone: filtered away, or of somebody who left.
  const here = rows.some(({ row }) => row.key === at.row) ? at : { row: "open", day: Math.min(at.day, days - 1), block: 0 };
  const row = rows.find((one) => one.row.key === here.row)?.row;
  const block = row?.cells[here.day]?.blocks[here.block] ?? null;

  const letGo = () => {
    shown.current?.ghost.away();
    shown.current = null;
    markCell(null);
    setCarry(null);
  };
  const show = (held: Carry, to: At) => {
    const target = rows.find((one) => one.row.key === to.row)?.row;
    if (!target) return;
    const judged = actions.judge(held, target, to.day);
    const { shift } = held.block;
    shown.current ??= { ghost: ghost(`${shift.startTime}–${shift.endTime}`), judged };
    shown.current.judged = judged;
    shown.current.ghost.says(judged.text, judged.level);
    announce(`${target.person?.name ?? say("rota.open")}: ${judged.text}`);
    // When the board has gone to where the cell is.
    requestAnimationFrame(() => {
      const cell = cellAt(to);
      const rect = cell?.getBoundingClientRect();
      markCell(cell, judged.level);
      if (rect) shown.current?.ghost.at(rect.left + 10, rect.bottom - 6);
    });
  };
  const take = (copy: boolean, whole: boolean) => {
    if (!block || block.isTail || block.shift.status !== "scheduled") return;
    const held = { block, copy, whole };
    setCarry(held);
    show(held, here);
  };

  const carried = (event: KeyboardEvent, held: Carry): boolean => {
    const next = walk(here, event.key, rows);
    if (next) {
      setAt({ ...next, block: 0 });
      show(held, next);
    } else if (event.key === "Enter" || event.key === "v") {
      const judged = shown.current?.judged;
      letGo();
      if (judged?.going) actions.move(judged, cellAt(here));
      else if (judged) announce(judged.text, "at once");
    } else if (event.key === "Escape") letGo();
    else return false;
    return true;
  };

  const hear = (event: KeyboardEvent) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.metaKey) {
      if (key === "c" && block) kept.current = block;
      else if (key === "v") paste();
      else return;
    } else if (carry) {
      if (!carried(event, carry)) return;
    } else if (!walked(event) && !done(key, event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const walked = (event: KeyboardEvent) => {
    const next = walk(here, event.key, rows);
    if (next) setAt(next);
    return next !== null;
  };
  const paste = () => {
    if (!kept.current || !row) return;
    actions.move(actions.judge({ block: kept.current, copy: true, whole: false }, row, here.day), cellAt(here));
  };

  const done = (key: string, shift: boolean): boolean => {
    const deed = ofGrid(key) ?? (block && ofBlock(block, key, shift));
    if (!deed) return false;
    deed();
    return true;

    function ofGrid(pressed: string): (() => void) | null {
      const cell = cellAt(here);
      if (pressed === "n" && row && cell) return () => actions.quick(row, here.day, cell);
      if (pressed === "Enter" && !block && row) return () => actions.add(row, here.day);
      if (/^\d$/.test(pressed) && !block && row && cell) return () => actions.quick(row, here.day, cell, pressed);
      const views = { "1": "people", "2": "day", "3": "month" } as const;
      if (pressed in views) return () => deeds.view(views[pressed as keyof typeof views]);
      const others: Record<string, () => void> = {
        "[": () => deeds.week(-1),
        "]": () => deeds.week(1),
        t: deeds.today,
        p: deeds.publish,
        "/": deeds.search,
        v: paste,
      };
      return others[pressed] ?? null;
    }
    function ofBlock(one: Block, pressed: string, held: boolean): (() => void) | null {
      const by = held ? ("startTime" as const) : ("endTime" as const);
      const all: Record<string, () => void> = {
        e: () => actions.open(one),
        m: () => take(false, held),
        c: () => {
          kept.current = one;
          announce(say("rota.kept"));
        },
        o: () => deeds.unassign(one),
        "+": () => deeds.lengthen(one, 15, "endTime"),
        "=": () => deeds.lengthen(one, 15, by),
        "*": () => deeds.lengthen(one, 15, "startTime"),
        "-": () => deeds.lengthen(one, -15, "endTime"),
        _: () => deeds.lengthen(one, -15, "startTime"),
      };
      if (pressed === "Enter") return () => actions.open(one);
      if (pressed === "Delete" || pressed === "Backspace") return () => deeds.remove(one);
      return all[pressed] ?? null;
    }
  };
  return { at: here, go: setAt, hear, carry };
}

function cellAt({ row, day }: At): HTMLElement | null {
  return document.getElementById(`cell-${row}-${day}`);
}

import { useMemo, useRef, useState } from "react";
import type { Outcome } from "../api/change";
import { announce } from "../kit/Live";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import type { BoardActions } from "./Board";
import { type Block, type Row, usualTimes } from "./board";
import { judge } from "./carrying";
import { moveShift } from "./moveShift";
import type { QuickPlace } from "./QuickAdd";
import { type Shift, useShift } from "./queries";
import type { RefusedAt } from "./Refused";
import { createShift, removeShift, saveShift } from "./saveShift";
import type { Rota, RotaAddress } from "./useRota";

/** What the sheet shows: a shift, or a new one with what is known of it. */
export interface Opened {
  shift: Shift | null;
  /** Whose place was pressed. */
  userId: string | null;
  day: string;
  times: { startTime: string; endTime: string };
  people: string[];
  departmentId: string | null;
}

/** What is done to the plan, by whatever hand, and what came of it. */
export function usePlanning(rota: Rota, address: RotaAddress) {
  const say = useWords();
  const language = useLanguage();
  const [fresh, setFresh] = useState<Opened | null>(null);
  const [refused, setRefused] = useState<RefusedAt | null>(null);
  const [quick, setQuick] = useState<(QuickPlace & { row: Row; day: number }) | null>(null);
  const now = useRef({ rota, address });
  now.current = { rota, address };

  const told = async (outcome: Promise<Outcome<unknown>>, cell: Element | null = null) => {
    setRefused(null);
    const { refusal } = await outcome;
    if (refusal) setRefused({ refusal, rect: cell?.getBoundingClientRect() ?? null });
    return refusal === null;
  };
  const newIn = (row: Row, day: number): Opened => {
    const { shown } = now.current.rota;
    const theirs = row.cells.flatMap((cell) => cell.blocks.map((block) => block.shift));
    return {
      shift: null,
      userId: null,
      day: `${shown[day]}`,
      times: usualTimes(theirs),
      people: row.person ? [row.person.id] : [],
      departmentId: row.person?.departmentId ?? now.current.address.departments[0] ?? null,
    };
  };
  const create = ({ day, people, departmentId }: Opened, times: Opened["times"], cell: Element | null) =>
    told(createShift({ shiftDate: day, ...times, departmentId, assignedUserIds: people, ...(people.length === 0 && { headCount: 1 }) }), cell);

  // biome-ignore lint/correctness/useExhaustiveDependencies: they look at what is current when they are called
  const actions = useMemo(
    (): BoardActions => ({
      open: (block) => now.current.address.set({ shift: block.shift.id }),
      add: (row, day) => {
        setQuick(null);
        setFresh(newIn(row, day));
      },
      quick: (row, day, cell, typed) => {
        const { times } = newIn(row, day);
        const date = now.current.rota.shown[day] as Temporal.PlainDate;
        const label = say("rota.quickLabel", { name: row.person?.name ?? say("rota.open"), day: dayText(date, language) });
        setQuick({ row, day, rect: cell.getBoundingClientRect(), label, text: typed ?? `${times.startTime}-${times.endTime}` });
      },
      judge: (carry, row, day) => {
        const { plan, everybody, shown, allShifts } = now.current.rota;
        const theirs = { shifts: allShifts, leave: plan.leave, days: shown, zone: plan.zone };
        return judge(carry, row, shown[day] as Temporal.PlainDate, everybody, theirs, say);
      },
      move: (judged, cell) => {
        if (judged.going) void told(moveShift(judged.going, now.current.rota.zone), cell);
        else announce(judged.text, judged.level === "bad" ? "at once" : "politely");
      },
    }),
    [say, language],
  );

  const deeds = {
    remove: ({ shift }: Block) => void told(removeShift(shift)),
    unassign: ({ shift, userId }: Block) => {
      const { shiftDate, startTime, endTime } = shift;
      if (userId) void told(moveShift({ shift, userId, toUserId: null, toDate: shiftDate, startTime, endTime, copy: false }, rota.zone));
    },
    lengthen: ({ shift }: Block, minutes: number, which: "startTime" | "endTime") => {
      const time = Temporal.PlainTime.from(shift[which]).add({ minutes }).toString({ smallestUnit: "minute" });
      void told(saveShift(shift, { [which]: time }, rota.zone));
    },
  };

  const known = address.shift ? rota.allShifts.find((one) => one.id === address.shift) : undefined;
  const asked = useShift(address.shift && !known && !rota.waiting ? address.shift : null);
  const shown = known ?? (address.shift ? asked.data : undefined);
  const sheet: Opened | null = shown
    ? { shift: shown, userId: null, day: shown.shiftDate, times: shown, people: shown.assignedUserIds, departmentId: shown.departmentId }
    : fresh;
  return {
    actions,
    deeds,
    sheet,
    refused,
    quick,
    forgive: () => setRefused(null),
    openById: (id: string) => {
      setRefused(null);
      setFresh(null);
      address.set({ shift: id });
    },
    openNew: setFresh,
    saveTimes: (shift: Shift, times: { startTime: string } | { endTime: string }) => void told(saveShift(shift, times, rota.zone)),
    close: () => {
      setFresh(null);
      if (address.shift) address.set({ shift: null });
    },
    saveQuick: (times: Opened["times"]) => {
      if (!quick) return;
      const { row, day } = quick;
      setQuick(null);
      focusGrid();
      void create(newIn(row, day), times, document.getElementById(`cell-${row.key}-${day}`));
    },
    moreOfQuick: () => quick && actions.add(quick.row, quick.day),
    closeQuick: () => {
      setQuick(null);
      focusGrid();
    },
  };
}

export type Planning = ReturnType<typeof usePlanning>;

/** Back to where the keys were, unless something else has been chosen meanwhile. */
function focusGrid(): void {
  const { activeElement } = document;
  if (activeElement === document.body || activeElement?.matches("input"))
    document.querySelector<HTMLElement>("[role=grid]")?.focus({ preventScroll: true });
}

import type { Word } from "../words/words";
import { type Block, type Board, type Row, spanOf } from "./board";
import { rounded } from "./verdicts";

/** What a planner should look at before the week stands. */
export interface Problem {
  kind: "vacant" | "asked" | "rest" | "hours";
  word: Word;
  values: Record<string, string | number>;
  row: Row;
  day: number;
  block: Block | null;
}

const restHours = 11;

export function problemsOf({ open, groups }: Board): Problem[] {
  const vacant = open.cells.flatMap((cell, day) =>
    cell.blocks
      .filter(({ shift }) => shift.assignedDepartmentIds.length === 0 || shift.openPlaces > 0)
      .map((block) => problem("vacant", "rota.problem.vacant", open, day, block, { times: timesOf(block) })),
  );
  const ofPeople = groups.flatMap((group) => group.rows).flatMap((row) => [...askedOver(row), ...shortRests(row), ...tooManyHours(row)]);
  return [...vacant, ...ofPeople];
}

function askedOver(row: Row): Problem[] {
  return row.cells.flatMap((cell, day) =>
    cell.leave.some((leave) => leave.status === "pending")
      ? own(cell.blocks).map((block) => problem("asked", "rota.problem.asked", row, day, block, { times: timesOf(block) }))
      : [],
  );
}

function shortRests(row: Row): Problem[] {
  const blocks = row.cells.flatMap((cell, day) => own(cell.blocks).map((block) => ({ block, day, span: spanOf(block.shift) })));
  return blocks.flatMap(({ block, day, span }, index) => {
    const before = blocks[index - 1];
    if (!before) return [];
    const rest = (span.start.epochMilliseconds - before.span.end.epochMilliseconds) / 3_600_000;
    // Two of one day are a split shift, not a night.
    if (rest >= restHours || rest < 0 || before.day === day) return [];
    return [problem("rest", "rota.problem.rest", row, day, block, { hours: rounded(rest) })];
  });
}

/** Hours are agreed by the week. */
function tooManyHours(row: Row): Problem[] {
  const limit = row.person?.weeklyHours;
  if (!limit || row.cells.length !== 7 || row.hours <= limit) return [];
  return [problem("hours", "rota.problem.hours", row, 0, null, { hours: rounded(row.hours), limit: rounded(limit) })];
}

function own(blocks: readonly Block[]): Block[] {
  return blocks.filter((block) => !block.isTail && block.shift.status === "scheduled");
}

function timesOf({ shift }: Block): string {
  return `${shift.startTime}–${shift.endTime}`;
}

function problem(kind: Problem["kind"], word: Word, row: Row, day: number, block: Block | null, values: Problem["values"]): Problem {
  return { kind, word, values, row, day, block };
}

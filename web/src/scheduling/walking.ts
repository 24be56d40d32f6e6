import type { Row } from "./board";

/** Where the keys are: a cell, and which of those in it. */
export interface At {
  row: string;
  day: number;
  block: number;
}

export interface WalkRow {
  row: Row;
  /** Rows of one department lie together. */
  group: string;
}

/** The next place for a key; null for keys that do not walk. */
export function walk(at: At, key: string, rows: readonly WalkRow[]): At | null {
  const index = Math.max(
    0,
    rows.findIndex(({ row }) => row.key === at.row),
  );
  const here = rows[index]?.row.cells[at.day]?.blocks.length ?? 0;
  if (key === "ArrowLeft") return to(index, at.day - 1, 0);
  if (key === "ArrowRight") return to(index, at.day + 1, 0);
  if (key === "Home") return to(index, 0, 0);
  if (key === "End") return to(index, 6, 0);
  if (key === "ArrowDown") return at.block < here - 1 ? { ...at, block: at.block + 1 } : to(index + 1, at.day, 0);
  if (key === "ArrowUp") return at.block > 0 ? { ...at, block: at.block - 1 } : to(index - 1, at.day, Number.POSITIVE_INFINITY);
  if (key === "PageDown" || key === "PageUp") return to(ofOtherGroup(index, key === "PageDown" ? 1 : -1), at.day, 0);
  return null;

  function to(row: number, day: number, block: number): At {
    const target = rows[Math.min(Math.max(row, 0), rows.length - 1)]?.row;
    const column = Math.min(Math.max(day, 0), (target?.cells.length ?? 7) - 1);
    const most = Math.max(0, (target?.cells[column]?.blocks.length ?? 0) - 1);
    return { row: target?.key ?? at.row, day: column, block: row < 0 || row >= rows.length ? Math.min(at.block, most) : Math.min(block, most) };
  }

  /** The first row of the next department, or of the one before. */
  function ofOtherGroup(from: number, step: 1 | -1): number {
    let next = from;
    while (rows[next] && rows[next]?.group === rows[from]?.group) next += step;
    if (step === -1 && rows[next]) while (rows[next - 1] && rows[next - 1]?.group === rows[next]?.group) next--;
    return next;
  }
}

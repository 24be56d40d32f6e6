import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { type SavedShift, type Shift, shiftsKey } from "./queries";

/** Shows shifts as they will be, wherever they are shown. @returns what takes it back. */
export function showAs(change: (shown: Shift[], days: { from: string; to: string }) => Shift[]): () => void {
  const queries = queriesOf(place().codename);
  // What is under way was asked before this, and would show the old again.
  void queries.cancelQueries({ queryKey: shiftsKey });
  const before = queries.getQueriesData<Shift[]>({ queryKey: shiftsKey });
  for (const [key, shown] of before) if (shown) queries.setQueryData(key, change(shown, { from: String(key[2]), to: String(key[3]) }));
  return () => {
    for (const [key, shown] of before) queries.setQueryData(key, shown);
  };
}

/** As last heard of; undefined where it is shown nowhere. */
export function shiftNow(id: string): Shift | undefined {
  return queriesOf(place().codename)
    .getQueriesData<Shift[]>({ queryKey: shiftsKey })
    .flatMap(([, shown]) => shown ?? [])
    .find((shift) => shift.id === id);
}

/** What the server has saved is shown at once, without those whom it names: the board knows them. The rest is asked for again. */
export async function keepSaved(saved: readonly SavedShift[], gone: readonly string[] = []): Promise<void> {
  showAs((shown, days) => {
    const stays = shown.filter((shift) => !gone.includes(shift.id) && !isDrawn(shift));
    const known = stays.map((shift) =>
      merged(
        shift,
        saved.find((one) => one.id === shift.id),
      ),
    );
    const added = saved.filter((one) => one.shiftDate >= days.from && one.shiftDate <= days.to && !stays.some((shift) => shift.id === one.id));
    return [...known, ...added.map((one) => merged(undefined, one) as Shift)];
  });
  await shiftsChanged();
}

export function shiftsChanged(): Promise<void> {
  return queriesOf(place().codename).invalidateQueries({ queryKey: ["shift"] });
}

/** Until it has an id. */
export function drawn(like: Shift, what: Partial<Shift>): Shift {
  return { ...like, ...what, id: `drawn-${crypto.randomUUID()}` };
}

export function isDrawn(shift: Shift): boolean {
  return shift.id.startsWith("drawn-");
}

function merged(shown: Shift | undefined, saved: SavedShift | undefined): Shift {
  const joins = { assignedUsers: [], assignedDepartments: [], department: null, createdByUser: null, offer: null };
  return { ...joins, ...shown, ...saved } as Shift;
}

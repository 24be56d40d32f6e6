import type { Carry, Judged } from "./carrying";
import { ghost, markCell } from "./ghost";

export interface DragWorld {
  board: HTMLElement;
  carryOf: (block: string, keys: { copy: boolean; whole: boolean }) => Carry | null;
  judge: (carry: Carry, cell: HTMLElement) => Judged | null;
  drop: (judged: Judged, cell: HTMLElement) => void;
}

const threshold = 4;
const edge = 48;
const speed = 14;

/** From the press of a pointer on a chip until it is let go. Nothing is drawn by React meanwhile. */
export function startDrag(pressed: PointerEvent, chip: HTMLElement, world: DragWorld): void {
  let held: { carry: Carry; shown: ReturnType<typeof ghost> } | null = null;
  let over: { cell: HTMLElement; judged: Judged | null } | null = null;
  let at = { x: pressed.clientX, y: pressed.clientY };
  let frame = 0;
  const stop = new AbortController();
  const { signal } = stop;

  const begin = (event: PointerEvent) => {
    const carry = world.carryOf(chip.dataset.block ?? "", { copy: event.altKey || event.ctrlKey || event.metaKey, whole: event.shiftKey });
    if (!carry) return end();
    held = { carry, shown: ghost(`${carry.block.shift.startTime}–${carry.block.shift.endTime}`) };
    chip.dataset.carried = "";
    frame = requestAnimationFrame(scroll);
  };
  const look = () => {
    if (!held) return;
    held.shown.at(at.x + 14, at.y + 10);
    const cell = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>("[data-day]") ?? null;
    if (cell === over?.cell) return;
    const judged = cell && world.board.contains(cell) ? world.judge(held.carry, cell) : null;
    over = cell && { cell, judged };
    markCell(judged ? cell : null, judged?.level);
    held.shown.says(judged?.text ?? "", judged?.level ?? "fine");
  };
  /** Near an edge the board goes along. */
  const scroll = () => {
    const { left, top, right, bottom } = world.board.getBoundingClientRect();
    const by = (low: number, high: number, value: number) => (value < low + edge ? -speed : value > high - edge ? speed : 0);
    const [x, y] = [by(left, right, at.x), by(top, bottom, at.y)];
    if (x !== 0 || y !== 0) {
      world.board.scrollBy(x, y);
      look();
    }
    frame = requestAnimationFrame(scroll);
  };
  const end = () => {
    stop.abort();
    cancelAnimationFrame(frame);
    held?.shown.away();
    delete chip.dataset.carried;
    markCell(null);
  };
  const moved = (event: PointerEvent) => {
    at = { x: event.clientX, y: event.clientY };
    if (!held && Math.hypot(at.x - pressed.clientX, at.y - pressed.clientY) > threshold) begin(event);
    look();
  };
  const released = (event: PointerEvent) => {
    const [carry, target] = [held?.carry, over];
    end();
    if (!carry) return;
    // The click that follows would open what was carried.
    window.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
    // What is pressed when it is let go counts, as in every file manager.
    const keys = { copy: event.altKey || event.ctrlKey || event.metaKey, whole: event.shiftKey };
    const meant = target && world.judge({ ...carry, ...keys }, target.cell);
    if (target && meant) world.drop(meant, target.cell);
  };
  window.addEventListener("pointermove", moved, { signal });
  window.addEventListener("pointerup", released, { signal });
  window.addEventListener("pointercancel", end, { signal });
  window.addEventListener("keydown", (event) => event.key === "Escape" && end(), { signal });
}

function swallow(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

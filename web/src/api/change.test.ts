import { beforeEach, expect, it, vi } from "vitest";
import { change } from "./change";
import { Refusal } from "./refusals";
import { forgetUndo, redoLast, undoLast } from "./undo";

let value = 0;
const set = (to: number, from: number) => ({ call: async () => (value = to), inverse: () => ({ call: async () => (value = from) }) });

beforeEach(() => {
  forgetUndo();
  value = 0;
});

it("What is refused is taken back", async () => {
  const takeBack = vi.fn();
  const { refusal } = await change({ call: () => Promise.reject(new Refusal(400, "ShiftConflict", "No.", null, null)), optimistic: () => takeBack });
  expect(refusal?.code).toBe("ShiftConflict");
  expect(takeBack).toHaveBeenCalledOnce();
});

it("What was done is undone and done again, in order", async () => {
  await change(set(1, 0));
  await change(set(2, 1));
  await undoLast();
  await undoLast();
  expect([value, await undoLast()]).toEqual([0, false]);
  await redoLast();
  await redoLast();
  expect(value).toBe(2);
  await undoLast();
  await change(set(5, 1));
  expect([value, await redoLast()]).toEqual([5, false]);
});

it("Each change has a key of its own", async () => {
  const keys = new Set<string>();
  for (let times = 0; times < 3; times++) await change({ call: async (key) => keys.add(key) });
  expect(keys.size).toBe(3);
});

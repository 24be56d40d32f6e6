import { expect, it } from "vitest";
import { keepUndo, redoLast, undoLast } from "./undo";

it("What is done again at once after it was undone waits until it is", async () => {
  const acts: string[] = [];
  const act = (name: string) => async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    acts.push(name);
    return { refusal: null };
  };
  keepUndo({ undo: act("undone"), redo: act("done again") });
  const undone = undoLast();
  expect(await redoLast()).toBe(true);
  expect(await undone).toBe(true);
  expect(acts).toEqual(["undone", "done again"]);
});

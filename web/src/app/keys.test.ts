import { expect, it } from "vitest";
import { keyOf } from "./keys";

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  keyOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

it("A key is the same on a Mac and elsewhere, and with Alt it is left to the browser", () => {
  expect([
    press("k", { ctrlKey: true }),
    press("K", { metaKey: true, shiftKey: true }),
    press("?", { shiftKey: true }),
    press("f", { altKey: true }),
  ]).toEqual(["mod+k", "mod+shift+k", "?", ""]);
});

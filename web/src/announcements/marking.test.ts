import { describe, expect, it } from "vitest";
import { marked } from "./marking";

describe("marking", () => {
  it("Stands around what is chosen, or before each of its lines, and the same words stay chosen", () => {
    const chosen = (made: { text: string; from: number; to: number }) => made.text.slice(made.from, made.to);
    const bold = marked("Mind the step", { from: 5, to: 8 }, "bold");
    expect(bold.text).toBe("Mind **the** step");
    expect(chosen(bold)).toBe("the");
    expect(marked("See here", { from: 4, to: 8 }, "link").text).toBe("See [here](https://)");
    const list = marked("Bring:\nbread\nmilk", { from: 9, to: 17 }, "list");
    expect(list.text).toBe("Bring:\n- bread\n- milk");
    expect(list.text.slice(list.to)).toBe("");
    expect(marked("", { from: 0, to: 0 }, "quote").text).toBe("> ");
  });
});

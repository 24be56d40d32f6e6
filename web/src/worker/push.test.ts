import { expect, it } from "vitest";
import { pageOfPush } from "./push";

const pushed = { id: "n", kind: "shiftAssigned", title: "A shift", body: "", aboutObject: "shift", aboutId: "s" };

it("A push leads to what it is about at the company that is open, else to the inbox", () => {
  expect(pageOfPush(pushed, new URL("https://work.example/babil/today"))).toBe("/babil/inbox?kind=shiftAssigned&about=shift&id=s");
  expect(pageOfPush({ ...pushed, aboutId: null }, new URL("https://work.example/babil/today"))).toBe("/babil/inbox");
  expect(pageOfPush(pushed, new URL("https://work.example/login"))).toBe("/?open=inbox");
  expect(pageOfPush(pushed, null)).toBe("/?open=inbox");
});

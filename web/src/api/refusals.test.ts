import { describe, expect, it } from "vitest";
import { en } from "../words/en";
import type { Say } from "../words/words";
import { inForm, refusalOf, sentenceOf } from "./refusals";

const say: Say = (word) => (en as Record<string, string>)[word] ?? word;
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  refusalOf(new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers }));

describe("a refusal", () => {
  it("is read from all three shapes", async () => {
    const business = await answer(
      400,
      { result: "ERR", status: 400, message: "They overlap.", errCode: "ShiftConflict", detail: { conflicts: [1] } },
      { "x-request-id": "r1" },
    );
    const system = await answer(401, { status: "ERR", message: "The mail address or the password is not right.", errCode: "WrongPassword" });
    const bucket = await answer(400, { result: "ERR", message: "This file is no picture." });
    expect([business.code, business.detail, business.requestId]).toEqual(["ShiftConflict", { conflicts: [1] }, "r1"]);
    expect([system.code, bucket.code, bucket.sentence]).toEqual(["WrongPassword", "400", "This file is no picture."]);
  });

  it("is told in words, whatever it came with", async () => {
    expect(sentenceOf(await answer(401, { errCode: "WrongPassword", message: "…" }), say)).toBe(en["refusal.wrongPassword"]);
    expect(sentenceOf(await answer(400, { errCode: "ShiftConflict", message: "They overlap." }), say)).toBe("They overlap.");
    expect(sentenceOf(await answer(502, "<html>"), say)).toBe(en["refusal.broken"]);
    expect(sentenceOf(await answer(400, { errCode: 400, message: "errMsg_Strange" }), say)).toBe(en["refusal.other"]);
  });

  it("stands on its field where the form has it, else above the button", async () => {
    const refusal = await answer(400, { errCode: 400, message: "errMsg_emailisRequired" });
    expect(inForm(refusal, say, ["email"])).toEqual({ fields: { email: en["refusal.field.missing"] }, whole: null });
    expect(inForm(refusal, say, ["name"]).whole).toBe(refusal);
  });

  it("says how long to wait", async () => {
    expect((await answer(429, { errCode: "TooManyRequests", message: "errMsg_TooManyRequests" }, { "retry-after": "7" })).wait).toBe(7);
  });
});

import { describe, expect, it } from "vitest";
import { amountText, changeOf, isFlagged, isMuch, sumOf, typedAmount } from "./figures";

describe("figures", () => {
  it("Have the decimals of their currency", () => {
    expect(amountText(1234.5, "EUR", "en")).toBe("1,234.50");
    expect(amountText(1234.5, "EUR", "de")).toBe("1.234,50");
    expect(amountText(1234, "JPY", "en")).toBe("1,234");
    expect(amountText(1.5, "KWD", "en")).toBe("1.500");
  });

  it("Are read as they were meant, or not at all", () => {
    const cases: [string, string, string, number | null][] = [
      ["150", "en", "EUR", 150],
      ["1,234.56", "en", "EUR", 1234.56],
      ["1.234,56", "de", "EUR", 1234.56],
      ["1.234", "de", "EUR", 1234],
      ["1,234", "en", "EUR", 1234],
      ["12,5", "en", "EUR", 12.5],
      ["12.5", "de", "EUR", 12.5],
      ["0.1", "en", "EUR", 0.1],
      ["", "en", "EUR", 0],
      ["1 234,50", "tr", "TRY", 1234.5],
      ["12.345", "en", "EUR", null],
      ["1.5", "en", "JPY", null],
      ["1.234", "en", "KWD", 1.234],
      ["1,23,4", "en", "EUR", null],
      ["-5", "en", "EUR", null],
      ["5 €", "en", "EUR", null],
      ["1e3", "en", "EUR", null],
    ];
    for (const [text, language, currency, amount] of cases)
      expect(typedAmount(text, language, currency), `${text} ${language} ${currency}`).toBe(amount);
  });

  it("Are flagged where they differ by more than 15 % from last time", () => {
    const pay = (salaryCalculated: number, currency = "EUR") => ({ salaryCalculated, currency });
    expect(isMuch(changeOf(pay(1150), pay(1000)))).toBe(false);
    expect(isMuch(changeOf(pay(1150.01), pay(1000)))).toBe(true);
    expect(isMuch(changeOf(pay(849.99), pay(1000)))).toBe(true);
    expect(changeOf(pay(1000), undefined)).toBeNull();
    expect(changeOf(pay(1000), pay(0))).toBeNull();
    expect(changeOf(pay(1000), pay(900, "USD"))).toBeNull();
    expect(isFlagged({ ...pay(1000), stale: true, warnings: [] }, null)).toBe(true);
    expect(isFlagged({ ...pay(1000), stale: false, warnings: [] }, 0.1)).toBe(false);
  });

  it("Say how they came to be", () => {
    const line = { code: "overtime", label: "Overtime", day: null, quantity: 8, unit: "hours", rate: 23.0769, factor: 1.5, amount: 276.92 };
    expect(sumOf(line, "en", "h")).toBe("8 h × 23.0769 × 1.5");
    expect(sumOf({ ...line, factor: -1 }, "de", "h")).toBe("8 h × 23,0769");
    expect(sumOf({ ...line, quantity: null, rate: null }, "en", "h")).toBe("");
  });
});

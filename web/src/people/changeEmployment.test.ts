import { expect, it } from "vitest";
import { differences, type Employment } from "./changeEmployment";

const before: Employment = {
  position: "Barista",
  contractType: "permanent",
  departmentId: "shop",
  managerId: null,
  payBasis: "monthly",
  amount: 3000,
  weeklyHours: 40,
  overtimeMode: "paid",
};

it("Only what became another is sent, the amount under the name of its basis", () => {
  expect(differences(before, { ...before, position: " Barista " })).toEqual({});
  expect(differences(before, { ...before, managerId: "m" })).toEqual({ managerId: "m" });
  expect(differences(before, { ...before, amount: 3200 })).toEqual({ salary: 3200 });
  expect(differences(before, { ...before, payBasis: "hourly", amount: 21.5 })).toEqual({ payBasis: "hourly", salary: null, hourlyRate: 21.5 });
  expect(differences(before, { ...before, payBasis: "none", amount: null })).toEqual({ payBasis: "none", salary: null, hourlyRate: null });
});

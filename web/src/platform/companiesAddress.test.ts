import { describe, expect, it } from "vitest";
import { readCompanies, soughtBy, soughtCount } from "./companiesAddress";

const read = (text: string) => readCompanies(new URLSearchParams(text));

describe("The address of the companies", () => {
  it("Shows the newest first, and what is sought", () => {
    expect(read("").sort).toEqual({ id: "createdAt", desc: true });
    expect(soughtBy(read("codename=%20bab%20&fullname=Inc"))).toEqual({ codename: "bab", fullname: "Inc" });
    expect(soughtCount(read("name=%20"))).toBe(0);
  });

  it("Takes nothing that the server would refuse", () => {
    expect(read("sort=-owner&page=-3&rows=7")).toMatchObject({ sort: { id: "createdAt", desc: true }, page: 1, rows: 25 });
    expect(read("sort=codename&page=2&rows=100")).toMatchObject({ sort: { id: "codename", desc: false }, page: 2, rows: 100 });
  });
});

import { describe, expect, it } from "vitest";
import { filterCount, readAddress, wantedBy } from "./peopleAddress";

const at = (query: string) => readAddress(new URLSearchParams(query));

describe("the address of the people", () => {
  it("shows whoever is employed, by name, where it says nothing", () => {
    expect(at("")).toMatchObject({ show: "employed", view: "table", sort: { id: "fullname", desc: false }, page: 1 });
    expect(wantedBy(at(""), null)).toEqual({ employmentStatus: ["upcoming", "active"] });
    expect(filterCount(at("q=mia"))).toBe(0);
  });

  it("asks for what it names, and for nothing that is not there", () => {
    const address = at("q= mia &dept=d1&manager=m1&contract=temporary&show=left&sort=-employmentStartDate&page=3");
    expect(wantedBy(address, null)).toEqual({
      fullname: "mia",
      departmentId: "d1",
      managerId: "m1",
      contractType: "temporary",
      employmentStatus: ["ended"],
    });
    expect(address.sort).toEqual({ id: "employmentStartDate", desc: true });
    expect(address.page).toBe(3);
    expect(filterCount(address)).toBe(4);
    expect(at("contract=nonsense&show=nobody&sort=salary&page=-2")).toMatchObject({ contract: null, show: "employed", page: 1 });
    expect(at("sort=salary").sort.id).toBe("fullname");
  });

  it("keeps to the people it was given", () => {
    expect(wantedBy(at("show=expiring"), ["u1", "u2"]).userId).toEqual(["u1", "u2"]);
  });
});

import { describe, expect, it } from "vitest";
import { deedsOn, rolesToGive } from "./ladder";

describe("the ladder of roles", () => {
  it("lets nobody give what they do not stand above", () => {
    expect(rolesToGive("tenantOwner")).toEqual(["tenantUser", "tenantAdmin"]);
    expect(rolesToGive("tenantAdmin")).toEqual(["tenantUser"]);
    expect(rolesToGive("superAdmin")).toEqual(["tenantUser", "tenantAdmin"]);
    expect(rolesToGive("tenantUser")).toEqual([]);
  });

  it("leaves an owner to themselves, and an admin's peers their passwords", () => {
    expect(deedsOn("tenantOwner", "tenantAdmin")).toEqual(["info", "role", "password", "delete"]);
    expect(deedsOn("tenantOwner", "tenantOwner")).toEqual(["info"]);
    expect(deedsOn("tenantAdmin", "tenantOwner")).toEqual([]);
    expect(deedsOn("tenantAdmin", "tenantAdmin")).toEqual(["info"]);
    expect(deedsOn("tenantAdmin", "tenantUser")).toEqual(["info", "password", "delete"]);
    expect(deedsOn("superAdmin", "tenantOwner")).toEqual(["info", "password"]);
  });
});

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ownPaths, placeOf } from "./company";

const at = (hostname: string, pathname: string) => ({ hostname, pathname });

it("A company is the first segment of the path, and pages of the platform are none", () => {
  expect(placeOf(at("localhost", "/babil/me"), null)).toEqual({ codename: "babil", prefix: "/babil" });
  expect(placeOf(at("localhost", "/Babil"), null).codename).toBe("babil");
  for (const page of ["", ...ownPaths]) expect(placeOf(at("localhost", `/${page}`), null)).toEqual({ codename: null, prefix: "" });
});

it("A company is its subdomain where companies have one, and then nothing stands before its paths", () => {
  expect(placeOf(at("babil.work.example", "/me"), "work.example")).toEqual({ codename: "babil", prefix: "" });
  expect(placeOf(at("work.example", "/login"), "work.example").codename).toBeNull();
});

it("No company can be given the name of a page", () => {
  const source = readFileSync(new URL("../../../src/Modules/Identity/Companies/Codenames.cs", import.meta.url), "utf8");
  // A codename is letters and digits, so pages with a hyphen need no reservation.
  for (const page of ownPaths.filter((one) => !one.includes("-"))) expect(source).toContain(`"${page}"`);
});

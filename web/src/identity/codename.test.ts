import { expect, it } from "vitest";
import { codenameOf } from "./codename";

it.each([
  ["Harbour Kitchen", "harbourkitchen"],
  ["Büro & Söhne", "burosohne"],
  ["Işık Şirketi", "isiksirketi"],
  ["Straße 9", "strasse9"],
  ["★", ""],
])("%j will probably be found at %j", (name, codename) => expect(codenameOf(name)).toBe(codename));

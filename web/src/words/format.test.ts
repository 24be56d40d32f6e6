import { parse } from "@formatjs/icu-messageformat-parser";
import fc from "fast-check";
import { IntlMessageFormat } from "intl-messageformat";
import { expect, it } from "vitest";
import { format } from "./format";

const texts = [
  "{count, plural, =0 {No try is left.} one {# try is left.} other {# tries are left.}}",
  "We sent code {index} to {email}.",
  "{count, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} of {all, number}",
  "{who, select, me {You} other {{email}}} and {count, plural, offset:1 one {one more} other {# more}}",
  "It''s '{'plain'}'",
];

it("Texts are filled in as FormatJS does it", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.constantFrom("en", "de", "tr"),
      fc.nat({ max: 5000 }),
      fc.constantFrom("me", "them"),
      (text, language, count, who) => {
        const values = { count, all: count * 7, index: 3, email: "ada@example.com", who };
        expect(format(parse(text), values, language).join("")).toBe(new IntlMessageFormat(text, language).format(values));
      },
    ),
  );
});

it("Marks become what stands under them, with what is inside", () => {
  expect(
    format<object>(
      parse("Code <b>{index} of <i>{all}</i></b>!"),
      { index: "1", all: "3", b: (inside: unknown) => ({ b: inside }), i: (inside: unknown) => ({ i: inside }) },
      "en",
    ),
  ).toEqual(["Code ", { b: ["1 of ", { i: ["3"] }] }, "!"]);
});

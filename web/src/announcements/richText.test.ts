import { describe, expect, it } from "vitest";
import { richText } from "./richText";

describe("richText", () => {
  it("Keeps what marks a text, and what stands in what it does not know", () => {
    expect(richText("<p>A <strong>bold &amp; <em>mild</em></strong><br>end</p><table><tr><td>cell</td></tr></table>")).toEqual([
      { tag: "p", inside: ["A ", { tag: "strong", inside: ["bold & ", { tag: "em", inside: ["mild"] }] }, { tag: "br", inside: [] }, "end"] },
      "cell",
    ]);
  });

  it("Links to addresses only, and runs nothing", () => {
    expect(richText('<a href="https://babil.example/?a=1&amp;b=2" title="x>y">there</a>')).toEqual([
      { tag: "a", href: "https://babil.example/?a=1&b=2", inside: ["there"] },
    ]);
    for (const href of ["javascript:alert(1)", "&#106;avascript:alert(1)", "data:text/html,x", "//evil.example"])
      expect(richText(`<a href="${href}">x</a>`), href).toEqual([{ tag: "a", inside: ["x"] }]);
    expect(richText("<script>alert(1)</script><img src=x onerror=alert(1)>after")).toEqual(["alert(1)", "after"]);
  });

  it("Stands what is broken: lone signs, ends of nothing, what is never ended", () => {
    expect(richText("3 < 4 &unknown; &#0; </em><li>one")).toEqual(["3 ", "<", " 4 &unknown; &#0; ", { tag: "li", inside: ["one"] }]);
  });
});

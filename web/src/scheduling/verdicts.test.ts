import { describe, expect, it } from "vitest";
import { buildBoard } from "./board";
import { judge } from "./carrying";
import { afterwards } from "./moveShift";
import type { Leave } from "./queries";
import { days, leave, person, planOf, say, shift, theirs, wanted, zone } from "./samples";
import { verdictOf } from "./verdicts";

describe("verdicts", () => {
  const ada = person("ada");
  const day = shift("d", 0, "09:00", "17:00", ["ada"]);

  it("Refuses what the server would: leave, other shifts, times without employment or length", () => {
    expect(verdictOf(ada, wanted(1), theirs([], [leave("ada", 1, 3)]))).toMatchObject({ level: "bad", word: "rota.verdict.off" });
    expect(verdictOf(ada, wanted(0, "16:00", "20:00"), theirs([day]))).toMatchObject({ level: "bad", word: "rota.verdict.overlaps" });
    expect(verdictOf(ada, wanted(0, "22:00", "06:00"), theirs([shift("m", 1, "05:00", "09:00", ["ada"])]))).toMatchObject({ level: "bad" });
    expect(verdictOf(person("ada", { employedUntil: `${days[2]}` }), wanted(3), theirs([]))).toMatchObject({ word: "rota.verdict.notEmployed" });
    expect(verdictOf(ada, wanted(0, "09:00", "09:00"), theirs([]))).toMatchObject({ level: "bad" });
    expect(verdictOf(ada, wanted(0, "17:00", "20:00"), theirs([day])).level).toBe("fine");
  });

  it("A night into leave that begins the next day is refused, and one that ends at its midnight is not", () => {
    expect(verdictOf(ada, wanted(0, "22:00", "06:00"), theirs([], [leave("ada", 1, 1)])).level).toBe("bad");
    expect(verdictOf(ada, wanted(0, "16:00", "00:00"), theirs([], [leave("ada", 1, 1)])).level).toBe("fine");
  });

  it("Warns of asked and of half leave, of short rest, of the week's hours, of another department", () => {
    expect(verdictOf(ada, wanted(1), theirs([], [leave("ada", 1, 1, { status: "pending" })])).word).toBe("rota.verdict.asked");
    expect(verdictOf(ada, wanted(1), theirs([], [leave("ada", 1, 1, { startPart: "morning" })])).word).toBe("rota.verdict.offPartly");
    expect(verdictOf(ada, wanted(1, "03:00", "06:00"), theirs([day]))).toMatchObject({ level: "warn", values: { hours: 10 } });
    const full = [0, 1, 2, 3, 4].map((one) => shift(`f${one}`, one, "09:00", "17:00", ["ada"]));
    expect(verdictOf(ada, wanted(5), theirs(full))).toMatchObject({ word: "rota.verdict.week", values: { hours: 48 } });
    expect(verdictOf(ada, wanted(4, "09:00", "17:00", { except: "f4" }), theirs(full)).level).toBe("fine");
    expect(verdictOf(person("ada", { departmentId: "x" }), wanted(1, "09:00", "17:00", { departmentId: "y" }), theirs([])).word).toBe(
      "rota.verdict.otherDepartment",
    );
  });

  it("A drop says who goes where, nothing where nothing changes, and nothing that would be refused", () => {
    const board = buildBoard(planOf([day]));
    const [own, other] = board.groups[0]?.rows ?? [];
    const block = own?.cells[0]?.blocks[0];
    if (!own || !other || !block) throw new Error("The board has its rows.");
    const drop = (row: typeof own, to: number, more = {}, away: Leave[] = []) =>
      judge(
        { block, copy: false, whole: false, ...more },
        row,
        days[to] as Temporal.PlainDate,
        [person("ada"), person("bob")],
        theirs([day], away),
        say,
      );
    expect(drop(own, 0).going).toBeNull();
    expect(drop(own, 0, { copy: true }).level).toBe("bad");
    expect(drop(other, 2).going).toMatchObject({ userId: "ada", toUserId: "bob", toDate: `${days[2]}`, copy: false });
    expect(drop(other, 2, {}, [leave("bob", 2, 2)])).toMatchObject({ level: "bad", going: null });
    expect(drop(board.open, 1).going).toMatchObject({ userId: "ada", toUserId: null });
    expect(drop(own, 3, { whole: true }).going).toMatchObject({ userId: null, toUserId: undefined });
  });
});

describe("a move, before the server has answered", () => {
  const both = shift("s", 0, "09:00", "17:00", ["ada", "bob"]);
  const going = { userId: "ada", toUserId: undefined, toDate: `${days[1]}`, startTime: "09:00", endTime: "17:00", copy: false };

  it("Whoever is alone takes the shift along; of several only the place goes; at the same time the person changes", () => {
    const alone = shift("a", 0, "09:00", "17:00", ["ada"]);
    expect(afterwards(alone, { ...going, shift: alone }, zone)).toMatchObject([{ id: "a", shiftDate: `${days[1]}`, assignedUserIds: ["ada"] }]);
    expect(afterwards(both, { ...going, shift: both }, zone)).toMatchObject([
      { id: "s", assignedUserIds: ["bob"] },
      { shiftDate: `${days[1]}`, assignedUserIds: ["ada"] },
    ]);
    expect(afterwards(both, { ...going, shift: both, toUserId: "cem", toDate: `${days[0]}` }, zone)).toMatchObject([
      { assignedUserIds: ["cem", "bob"] },
    ]);
    expect(afterwards(alone, { ...going, shift: alone, toUserId: null, toDate: `${days[0]}` }, zone)).toMatchObject([
      { assignedUserIds: [], openPlaces: 1 },
    ]);
    expect(afterwards(both, { ...going, shift: both, userId: null }, zone)).toMatchObject([
      { id: "s", shiftDate: `${days[1]}`, assignedUserIds: ["ada", "bob"] },
    ]);
  });
});

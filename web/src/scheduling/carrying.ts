import type { Say } from "../words/words";
import type { Block, Person, Row } from "./board";
import type { Going } from "./moveShift";
import { type Theirs, type Verdict, verdictOf } from "./verdicts";

/** What is in the hand, by mouse or by keys. */
export interface Carry {
  block: Block;
  copy: boolean;
  /** The shift with everybody on it. */
  whole: boolean;
}

export interface Judged {
  level: Verdict["level"];
  text: string;
  /** Null where nothing would change, or the server would refuse it. */
  going: Going | null;
}

/** What it would be in that cell, before it is let go. */
export function judge(carry: Carry, row: Row, day: Temporal.PlainDate, people: readonly Person[], theirs: Theirs, say: Say): Judged {
  const { shift, userId } = carry.block;
  const going: Going = {
    shift,
    userId: carry.whole ? null : userId,
    toUserId: carry.whole ? undefined : (row.person?.id ?? (userId === null ? undefined : null)),
    toDate: `${day}`,
    startTime: shift.startTime,
    endTime: shift.endTime,
    copy: carry.copy,
  };
  if (isSame(going, carry)) return { level: "fine", text: say("rota.verdict.same"), going: null };
  if (!carry.whole && userId === null && shift.assignedUserIds.length > 0 && shift.shiftDate !== going.toDate)
    return { level: "bad", text: say("rota.verdict.shared"), going: null };
  const affected = carry.whole ? people.filter((person) => shift.assignedUserIds.includes(person.id)) : row.person ? [row.person] : [];
  const verdicts = affected.map((person) => ({ person, verdict: verdictOf(person, candidate(going), theirs) }));
  const worst = verdicts.find(({ verdict }) => verdict.level === "bad") ?? verdicts.find(({ verdict }) => verdict.level === "warn") ?? verdicts[0];
  if (!worst) return { level: "fine", text: say("rota.verdict.open"), going };
  const words = say(worst.verdict.word, worst.verdict.values);
  const text = verdicts.length > 1 ? `${worst.person.name}: ${words}` : words;
  return { level: worst.verdict.level, text, going: worst.verdict.level === "bad" ? null : going };
}

function candidate({ shift, toDate, startTime, endTime, copy }: Going) {
  const { breakMinutes, departmentId } = shift;
  return { day: Temporal.PlainDate.from(toDate), startTime, endTime, breakMinutes, departmentId, except: copy ? null : shift.id };
}

function isSame({ shift, userId, toUserId, toDate }: Going, { copy }: Carry): boolean {
  return !copy && shift.shiftDate === toDate && (toUserId === undefined || toUserId === userId);
}

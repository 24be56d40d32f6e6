import { place } from "../app/company";
import { isAdmin, isPlanner } from "../app/roles";
import type { Session } from "../app/session";

/** Whom news of a kind can reach at all. */
type Reader = "everybody" | "planners" | "admins" | "operators";

const groups = {
  shifts: {
    shiftAssigned: "everybody",
    shiftMoved: "everybody",
    shiftReleased: "everybody",
    rotaPublished: "everybody",
    shiftVacated: "planners",
    departmentConflict: "planners",
  },
  time: {
    attendanceLate: "everybody",
    attendanceAbsent: "everybody",
    punchCorrected: "everybody",
    absenceExcused: "everybody",
    autoClosed: "everybody",
    lateOut: "everybody",
    correctionDecided: "everybody",
    correctionRequested: "planners",
    reportLate: "planners",
    reportAbsent: "planners",
    unplannedWork: "planners",
  },
  leave: {
    leaveDecided: "everybody",
    leaveStepDecided: "everybody",
    balanceExpiring: "everybody",
    documentMissing: "everybody",
    leaveRequested: "planners",
    leaveChanged: "planners",
    leaveEscalated: "planners",
  },
  pay: { payrollReady: "everybody", payslipApproved: "everybody", periodReopened: "everybody", payrollStale: "planners" },
  tasks: {
    taskAssigned: "everybody",
    taskChanged: "everybody",
    taskCancelled: "everybody",
    taskDue: "everybody",
    taskOverdue: "everybody",
    taskCompleted: "planners",
  },
  news: { announcement: "everybody", announcementReminder: "everybody", message: "everybody", insight: "planners" },
  employment: {
    welcome: "everybody",
    termsChanged: "everybody",
    documentExpiring: "everybody",
    employmentEnding: "planners",
    managerLeft: "planners",
  },
  subscription: {
    subscriptionActivated: "admins",
    subscriptionRenewing: "admins",
    subscriptionEnding: "admins",
    subscriptionEnded: "admins",
    paymentFailed: "admins",
    paymentActionRequired: "admins",
    paymentRefunded: "admins",
    cardExpiring: "admins",
    paymentDisputed: "operators",
  },
} as const satisfies Record<string, Record<string, Reader>>;

type Groups = typeof groups;
export type Group = keyof Groups;
export type Kind = { [G in Group]: keyof Groups[G] }[Group];

/** The kinds that can reach this person, as they stand together. The marketplace's are chosen where the marketplace is. */
export function kindsOf(session: Session): { group: Group; kinds: Kind[] }[] {
  const reads: Record<Reader, boolean> =
    place().codename === null
      ? { everybody: false, planners: false, admins: false, operators: true }
      : { everybody: true, planners: isPlanner(session), admins: isAdmin(session), operators: false };
  return (Object.keys(groups) as Group[])
    .map((group) => ({ group, kinds: Object.entries<Reader>(groups[group]).flatMap(([kind, reader]) => (reads[reader] ? [kind as Kind] : [])) }))
    .filter(({ kinds }) => kinds.length > 0);
}

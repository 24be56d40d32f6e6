import type { Word } from "../words/words";

/** Codes that people meet on the pages that there are, and what is said to them. Others speak in the server's sentence. */
export const refusalWords: Record<string, Word> = {
  Unreachable: "refusal.unreachable",
  TooManyRequests: "refusal.tooMany",
  WrongPassword: "refusal.wrongPassword",
  CodeMismatch: "refusal.codeMismatch",
  CodeExpired: "refusal.codeExpired",
  StepNotFound: "refusal.codeGone",
  CodeSpamError: "refusal.codeSpam",
  UserTenantNotFound: "refusal.noSuchCompany",
  UserTenantMismatch: "refusal.otherCompany",
  ForbiddenAccess: "refusal.forbidden",
  ChangedMeanwhile: "refusal.changedMeanwhile",
  LoginRequired: "refusal.loginRequired",
  // Of pages inside, whose words come with these.
  AlreadyCheckedIn: "refusal.alreadyIn",
  MarkedAbsent: "refusal.markedAbsent",
  CheckInNotOpen: "refusal.notOpen",
  ShiftOver: "refusal.shiftOver",
  NotAssigned: "refusal.notAssigned",
  TimeInFuture: "refusal.inFuture",
  ShiftNotBegun: "refusal.notBegun",
  OwnTime: "refusal.ownTime",
  OwnLeave: "refusal.ownLeave",
  NoWorkingDays: "refusal.noWorkingDays",
  LeaveAlreadyDecided: "refusal.leaveDecided",
};

import type { Word } from "../words/words";
import type { Session } from "./session";

/** Whom the whole company concerns. */
export function isAdmin({ roleId }: Pick<Session, "roleId">): boolean {
  return roleId !== "tenantUser";
}

/** What somebody is, in words: by role, and a line manager by who reports to them. */
export function roleWord(session: Pick<Session, "roleId" | "isLineManager">): Word {
  if (session.roleId === "superAdmin" || session.roleId === "saasAdmin" || session.roleId === "saasUser") return "role.operator";
  if (session.roleId === "tenantOwner") return "role.owner";
  if (session.roleId === "tenantAdmin") return "role.admin";
  return session.isLineManager ? "role.manager" : "role.employee";
}

/** Whoever plans others: admins everybody, line managers their reports. */
export function isPlanner(session: Pick<Session, "roleId" | "isLineManager">): boolean {
  return session.roleId !== "tenantUser" || session.isLineManager;
}

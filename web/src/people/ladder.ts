export const roles = ["tenantUser", "tenantAdmin", "tenantOwner"] as const;
export type Role = (typeof roles)[number];

const ranks: Record<string, number> = { superAdmin: 4, tenantOwner: 3, saasAdmin: 2, tenantAdmin: 2 };
const rankOf = (roleId: string) => ranks[roleId] ?? 1;
const isFounders = (roleId: string) => roleId === "superAdmin" || roleId === "tenantOwner";

export type Deed = "info" | "role" | "password" | "delete";

/** Roles of a company that somebody can give: those below their own. */
export function rolesToGive(actor: string): Role[] {
  return roles.filter((role) => !isFounders(role) && rankOf(actor) > rankOf(role));
}

/** What somebody may do to an account; the server decides by the same ladder. */
export function deedsOn(actor: string, target: string): Deed[] {
  const above = rankOf(actor) > rankOf(target);
  const deeds: Deed[] = rankOf(target) <= rankOf(actor) ? ["info"] : [];
  if (above && !isFounders(target) && rolesToGive(actor).length > 1) deeds.push("role");
  if (above) deeds.push("password");
  if (above && !isFounders(target)) deeds.push("delete");
  return deeds;
}

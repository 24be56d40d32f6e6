import type { Role } from "./ladder";

/** Whoever is none of the company's others is an employee in it. */
export function roleOf(roleId: string): Role {
  return roleId === "tenantOwner" || roleId === "tenantAdmin" ? roleId : "tenantUser";
}

import type { Profile } from "./queries";

export const allParts = ["overview", "employment", "documents", "shifts", "time", "leave", "pay", "account"] as const;
export type Part = (typeof allParts)[number];

interface Reader {
  admin: boolean;
  /** One's own page. */
  own: boolean;
  profile: Profile | null;
}

/** What there is to see of somebody: all for admins, the work of their reports for line managers, and of oneself what stands on no page of one's own. */
export function partsFor({ admin, own, profile }: Reader): Part[] {
  if (admin) return profile ? [...allParts] : ["employment", "account"];
  if (own) return profile ? ["employment", "documents"] : ["employment"];
  return profile ? allParts.filter((part) => part !== "account") : [];
}

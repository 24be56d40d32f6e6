import { config } from "./config";

/** First segments that are pages of the platform, not of a company; the host gives no company such a codename. */
export const ownPaths = ["login", "register", "verify", "second-factor", "reset-password", "platform", "kit", "auth"] as const;

export interface Place {
  /** Null is the platform itself. */
  codename: string | null;
  /** What stands before the paths of its pages. */
  prefix: string;
}

/** Which company a page is of: its subdomain where companies have one, else the first segment of the path. */
export function placeOf(where: { hostname: string; pathname: string }, baseDomain: string | null): Place {
  if (baseDomain && where.hostname.endsWith(`.${baseDomain}`))
    return { codename: where.hostname.slice(0, -baseDomain.length - 1).toLowerCase(), prefix: "" };
  const first = where.pathname.split("/")[1]?.toLowerCase() ?? "";
  if (first === "" || (ownPaths as readonly string[]).includes(first)) return { codename: null, prefix: "" };
  return { codename: first, prefix: `/${first}` };
}

export function place(): Place {
  return placeOf(location, config().baseDomain);
}

/** A page of the company that one is at: "login", "me". Signed-in pages of the platform stand below /platform. */
export function pathTo(page: string, inside = false): string {
  const here = place();
  return `${here.prefix}${inside && here.codename === null ? "/platform" : ""}/${page}`;
}

/** The front page of a company, from anywhere. */
export function homeOf(codename: string): string {
  const { baseDomain } = config();
  return baseDomain ? `${location.protocol}//${codename}.${baseDomain}/` : `/${codename}`;
}

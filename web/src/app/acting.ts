import { token } from "../api/token";
import { setActing } from "./actingAt";
import { environment } from "./config";
import { device } from "./device";
import type { Session } from "./session";

/**
 * A super admin names the company in each request and is let in by their own token. From here on every page of this tab asks so. The
 * pages begin anew, so that nothing asked before is mixed with what is asked from now on.
 */
export function actAt(codename: string): void {
  setActing(codename);
  location.assign(`/${codename}/today`);
}

/** Back to the platform; whoever was signed in at the company by themselves is so again. */
export function stopActing(codename: string): void {
  setActing(null);
  token.forget(codename);
  device.change({ companies: device.now().companies.filter((one) => one !== codename) });
  location.assign("/platform/companies");
}

/** After a reload the platform's cookie brings the token back; where it does not, nobody acts any longer. */
export async function holdOwnToken(codename: string | null): Promise<void> {
  if (codename === null || token.of(codename)) return;
  const own = token.of(null) ?? (await askOwnToken());
  if (own) token.keep(codename, own);
  else setActing(null);
}

async function askOwnToken(): Promise<string | null> {
  const response = await fetch(`${environment().baseUrl}/auth-api/currentuser`).catch(() => null);
  return response?.ok ? ((await response.json()) as Session).accessToken : null;
}

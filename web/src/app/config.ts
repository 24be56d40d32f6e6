import { device } from "./device";

/** What the host says of itself at /app-config.json. */
export interface AppConfig {
  environments: { name: string; baseUrl: string }[];
  baseDomain: string | null;
  registration: { company: boolean };
  stripePublicKey: string | null;
  defaultStaffingCompany: string | null;
  development: boolean;
  /** Where the demo is; else absent. */
  demo?: DemoPerson[] | null;
  version: string;
}

export interface DemoPerson {
  role: "operator" | "owner" | "manager" | "employee";
  /** Absent is the platform. */
  company?: string | null;
  email: string;
  password: string;
}

let known: AppConfig = {
  environments: [{ name: "Production", baseUrl: "" }],
  baseDomain: null,
  registration: { company: true },
  stripePublicKey: null,
  defaultStaffingCompany: null,
  development: false,
  version: "",
};

export const config = (): AppConfig => known;

/** Without an answer the pages work for this host as it usually is. */
export async function learnConfig(): Promise<void> {
  try {
    const answer = await fetch("/app-config.json");
    if (answer.ok) known = { ...known, ...(await answer.json()) };
  } catch {
    // The first call of the API will tell that nothing can be reached.
  }
}

/** The installation that was chosen, Production where nobody chose; one that is no longer offered is as if never chosen. */
export function environment(): { name: string; baseUrl: string } {
  const chosen = known.environments.find((one) => one.name === device.now().environment);
  const found = chosen ?? known.environments.find((one) => one.name === "Production") ?? known.environments[0];
  return found ?? { name: "Production", baseUrl: "" };
}

/** Of another host than the page's own: its cookies are not ours to send. */
export function isForeign(): boolean {
  const { baseUrl } = environment();
  return baseUrl !== "" && baseUrl !== location.origin;
}

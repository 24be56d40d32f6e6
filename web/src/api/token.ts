import { isForeign } from "../app/config";

/**
 * Of each company where somebody is signed in. In memory alone: after a reload the host's cookie, which no script can read, brings it
 * back. Another host's cookies are not sent, so its token outlives a reload in the storage of this tab.
 */
const known = new Map<string, string>();
const name = (codename: string | null) => `workforceos.token.${codename ?? ""}`;

export const token = {
  of: (codename: string | null): string | null => known.get(codename ?? "") ?? (isForeign() ? sessionStorage.getItem(name(codename)) : null),
  keep(codename: string | null, value: string) {
    known.set(codename ?? "", value);
    if (isForeign()) sessionStorage.setItem(name(codename), value);
  },
  forget(codename: string | null) {
    known.delete(codename ?? "");
    sessionStorage.removeItem(name(codename));
  },
};

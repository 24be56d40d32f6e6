import { place } from "./company";

/** Where one lands after signing in. */
export function firstPage(): string {
  return place().codename === null ? "overview" : "today";
}

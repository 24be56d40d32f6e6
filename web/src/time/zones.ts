import { now } from "./clock";
import { offsetText } from "./words";

export function deviceZone(): string {
  return Temporal.Now.timeZoneId();
}

/** Every zone by its name, with how far it is from UTC today. */
export function zoneOptions(): { value: string; label: string; aside: string }[] {
  const at = now();
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")].map((zone) => ({
    value: zone,
    label: zone.replaceAll("_", " "),
    aside: offsetText(zone, at),
  }));
}

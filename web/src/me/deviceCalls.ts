import { change } from "../api/change";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queriesOf, queryOptions } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";

export type Device = components["schemas"]["Device"];

/** Those that are pushed to; one that was removed is kept by the server for its own use alone. */
export const devices = queryOptions({
  queryKey: ["device"],
  queryFn: async () =>
    (await told(clients.notifications.GET("/notification-api/devices", { params: { query: { state: "active", pageRowCount: 100 } as never } })))
      .devices,
});

export function deviceName(device: Pick<Device, "osModel" | "os" | "osVersion">): string {
  const system = device.os === "WEB" ? say("prefs.browser") : device.os === "IOS" ? "iOS" : "Android";
  return device.osModel ?? [system, device.osVersion].filter(Boolean).join(" ");
}

/** Only the device itself can come back, so there is nothing to undo. */
export function removeDevice(device: Device) {
  const queries = queriesOf(place().codename);
  return change({
    call: () =>
      told(
        clients.notifications.DELETE("/notification-api/devices/unregister/{deviceId}", { params: { path: { deviceId: device.deviceId } } }),
      ).finally(() => queries.invalidateQueries({ queryKey: devices.queryKey })),
    optimistic: () => {
      const before = queries.getQueryData(devices.queryKey);
      queries.setQueryData(devices.queryKey, (all) => all?.filter((one) => one.id !== device.id));
      return () => queries.setQueryData(devices.queryKey, before);
    },
    says: () => say("prefs.deviceGone", { device: deviceName(device) }),
  });
}

/** Sends something to each of them now, quiet hours or not. */
export function testPush() {
  const queries = queriesOf(place().codename);
  return change({
    call: async (key) => {
      const { results } = await told(clients.notifications.POST("/notification-api/push/test", { headers: { "idempotency-key": key } as never }));
      await queries.invalidateQueries({ queryKey: devices.queryKey });
      return results as unknown as { error: string | null }[];
    },
    says: (results) => say("prefs.tested", { sent: results.filter((one) => one.error === null).length, all: results.length }),
  });
}

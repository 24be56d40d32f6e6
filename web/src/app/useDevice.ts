import { useSyncExternalStore } from "react";
import { type Device, device } from "./device";

export function useDevice(): Device {
  return useSyncExternalStore(device.follow, device.now);
}

import { useCallback, useEffect, useState } from "react";
import { deviceTime } from "../time/clock";

/** Seconds until something may be asked again, counting down by the clock, so that a sleeping tab does not stretch it. */
export function useWait(): [number, (seconds: number) => void] {
  const [until, setUntil] = useState(0);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (until === 0) return;
    const tick = () => setLeft(Math.max(0, Math.ceil((until - deviceTime()) / 1000)));
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [until]);
  const start = useCallback((seconds: number) => {
    setLeft(Math.ceil(seconds));
    setUntil(deviceTime() + seconds * 1000);
  }, []);
  return [left, start];
}

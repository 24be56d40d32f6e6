import { useCallback, useEffect, useRef, useState } from "react";
import { asRefusal, type Refusal } from "../api/refusals";
import { deviceTime } from "../time/clock";
import { useWait } from "./useWait";

export interface SentCode {
  codeIndex: number;
  /** Only where the host reveals it, as in Development. */
  secretCode?: string | null | undefined;
}

interface Kept extends SentCode {
  sentAt: number;
}

const between = 60;

/**
 * A code on its way by mail. It is asked for once for each key, kept in this tab: a reload neither sends another nor forgets which of the
 * mails is meant. Another may be asked for a minute later.
 */
export function useCode(key: string, send: () => Promise<SentCode>) {
  const [code, setCode] = useState<SentCode | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [wait, startWait] = useWait();
  const asked = useRef("");
  const sending = useRef(send);
  sending.current = send;

  const start = useCallback(async () => {
    setRefusal(null);
    try {
      const sent = await sending.current();
      keep(key, { codeIndex: sent.codeIndex, secretCode: sent.secretCode, sentAt: deviceTime() });
      setCode(sent);
      startWait(between);
    } catch (error) {
      const refused = asRefusal(error);
      const told = refused.detail as { codeIndex?: number; retryAfterSeconds?: number } | null;
      if (refused.code !== "CodeSpamError") return setRefusal(refused);
      // One was sent already, from another tab say: that is the one to enter.
      startWait(told?.retryAfterSeconds ?? refused.wait ?? between);
      setCode((known) => known ?? (told?.codeIndex === undefined ? null : { codeIndex: told.codeIndex }));
    }
  }, [key, startWait]);

  useEffect(() => {
    if (asked.current === key) return;
    asked.current = key;
    const kept = read(key);
    if (!kept) return void start();
    setCode(kept);
    startWait(Math.max(0, between - (deviceTime() - kept.sentAt) / 1000));
  }, [key, start, startWait]);

  return { code, refusal, wait, start };
}

export function forgetCode(key: string): void {
  sessionStorage.removeItem(name(key));
}

const name = (key: string) => `workforceos.code.${key}`;

function keep(key: string, code: Kept): void {
  sessionStorage.setItem(name(key), JSON.stringify(code));
}

function read(key: string): Kept | null {
  return JSON.parse(sessionStorage.getItem(name(key)) ?? "null");
}

import { useState } from "react";
import type { Outcome } from "../api/change";
import { inForm, type Refusal as Refused } from "../api/refusals";
import { useWords } from "../words/words";

/** One sending at a time, and what was refused of it, by field. */
export function useSaving(fields: readonly string[]) {
  const say = useWords();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const shown = refusal ? inForm(refusal, say, fields) : { fields: {} as Record<string, string>, whole: null };
  const send = async <T>(what: () => Promise<Outcome<T>>): Promise<T | null> => {
    if (busy) return null;
    setBusy(true);
    const outcome = await what();
    setBusy(false);
    setRefusal(outcome.refusal);
    return outcome.answer;
  };
  return { busy, wrong: shown.fields, whole: shown.whole, send, forget: () => setRefusal(null) };
}

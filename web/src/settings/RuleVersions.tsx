import type { ReactNode } from "react";
import type { Outcome } from "../api/change";
import { Badge } from "../kit/Badge";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { EditableList } from "./EditableList";

interface Version {
  id: string;
  validFrom: string;
}

interface RuleVersionsProps<T extends Version> {
  title: string;
  hint: string;
  none: string;
  zone: string;
  /** Newest first. */
  asked: { data?: readonly T[] | undefined; error: unknown; refetch: () => unknown };
  sentence: (version: T) => string;
  onDelete: (version: T) => Promise<Outcome<unknown>>;
  /** Of the version, or of a new one like the one in force. */
  form: (version: T | null, like: T | null, onClose: () => void) => ReactNode;
}

/** Rules with the days from which they hold: each until the next. */
export function RuleVersions<T extends Version>({ zone, sentence, form, ...list }: RuleVersionsProps<T>) {
  const say = useWords();
  const language = useLanguage();
  const today = dayOf(useNow("minute"), zone).toString();
  const inForce = list.asked.data?.find((one) => one.validFrom <= today) ?? null;
  const named = (version: T) => ({ what: list.title, day: dayText(Temporal.PlainDate.from(version.validFrom), language, "plain") });
  return (
    <EditableList
      {...list}
      add={say("rules.newVersion")}
      row={(one) => ({
        name: say("rules.from", { day: named(one).day }),
        text: sentence(one),
        badge:
          one === inForce ? (
            <Badge tone="good">{say("rules.inForce")}</Badge>
          ) : (
            one.validFrom > today && <Badge tone="accent">{say("rules.ahead")}</Badge>
          ),
      })}
      form={(one, onClose) => form(one, inForce, onClose)}
      goodbye={(one) => ({
        label: say("rules.delete", named(one)),
        title: say("rules.deleteTitle", named(one)),
        text: say("rules.deleteText"),
        action: say("settings.delete"),
      })}
    />
  );
}

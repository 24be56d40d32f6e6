import { Fragment } from "react";
import { device } from "../app/device";
import type { Entry } from "../app/navigation";
import { useDevice } from "../app/useDevice";
import { Dialog } from "../kit/Dialog";
import { Kbd } from "../kit/Kbd";
import { Switch } from "../kit/Switch";
import { useWords, type Word } from "../words/words";
import styles from "./KeyList.module.css";

const everywhere: [string, Word][] = [
  ["mod+k", "keys.palette"],
  ["?", "keys.list"],
  ["[", "keys.side"],
  ["mod+z", "keys.undo"],
  ["mod+shift+z", "keys.redo"],
];

/** What the keyboard does here. Single keys can be switched off, for whoever speaks to their computer. */
export function KeyList({ entries, onClose }: { entries: readonly Entry[]; onClose: () => void }) {
  const say = useWords();
  const { keys } = useDevice();
  return (
    <Dialog title={say("keys.title")} open onOpen={(open) => open || onClose()}>
      <dl className={styles.list}>
        {everywhere.map(([key, word]) => (
          <Fragment key={key}>
            <dt>{say(word)}</dt>
            <dd>
              <Kbd keys={key} />
            </dd>
          </Fragment>
        ))}
        {entries.map((entry) => (
          <Fragment key={entry.page}>
            <dt>{say("keys.goTo", { page: say(entry.word) })}</dt>
            <dd>
              <Kbd keys={`g ${entry.key}`} />
            </dd>
          </Fragment>
        ))}
      </dl>
      <Switch label={say("keys.single")} hint={say("keys.singleHint")} checked={keys} onChecked={(on) => device.change({ keys: on })} />
    </Dialog>
  );
}

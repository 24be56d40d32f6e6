import { Dialog as Base } from "@base-ui/react/dialog";
import { CornerDownLeft, Keyboard, Languages, LogOut, type LucideIcon, Moon, Search, Sun, UserRound, UsersRound } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { useNavigate } from "react-router";
import { homeOf, pathTo, place } from "../app/company";
import { device } from "../app/device";
import { chooseLanguage } from "../app/language";
import type { Entry } from "../app/navigation";
import { type Session, signOut } from "../app/session";
import { useDevice } from "../app/useDevice";
import { classes } from "../kit/classes";
import { Kbd } from "../kit/Kbd";
import layer from "../kit/layer.module.css";
import { languageNames, languages, useLanguage, useWords } from "../words/words";
import { useFound } from "./found";
import { matching } from "./matching";
import styles from "./Palette.module.css";

interface PaletteProps {
  session: Session;
  entries: readonly Entry[];
  onClose: () => void;
  onKeys: () => void;
}

interface Command {
  title: string;
  group: string;
  icon: LucideIcon;
  keys?: string;
  /** Where two are called the same. */
  id?: string;
  run: () => void;
}

/** Everything by its name: pages, other companies, what can be done anywhere. */
export function Palette({ session, entries, onClose, onKeys }: PaletteProps) {
  const say = useWords();
  const id = useId();
  const [typed, type] = useState("");
  const [at, go] = useState(0);
  const found = matching(
    [...useCommands(entries, onKeys), ...useFoundCommands(typed, session)],
    typed,
    (command) => `${command.title} ${command.group}`,
  );
  const chosen = Math.min(at, found.length - 1);

  const pick = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") pick(found[chosen]);
    if (step === undefined || found.length === 0) return;
    event.preventDefault();
    const next = (chosen + step + found.length) % found.length;
    go(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <Base.Root open onOpenChange={(open) => open || onClose()}>
      <Base.Portal>
        <Base.Backdrop className={layer.veil} />
        <Base.Popup className={classes(layer.dialog, styles.palette)} aria-label={say("nav.search")}>
          <div className={styles.field}>
            <Search size={18} aria-hidden="true" />
            <input
              role="combobox"
              aria-expanded="true"
              aria-controls={id}
              aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
              aria-label={say("nav.search")}
              placeholder={say("palette.placeholder")}
              value={typed}
              onChange={(event) => {
                type(event.currentTarget.value);
                go(0);
              }}
              onKeyDown={walk}
            />
            <Kbd keys="Esc" />
          </div>
          <div role="listbox" id={id} className={styles.list} aria-label={say("nav.search")}>
            {found.map((command, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
              <div
                key={command.id ?? `${command.group} ${command.title}`}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === chosen}
                className={styles.command}
                onPointerMove={() => go(index)}
                onClick={() => pick(command)}
              >
                <command.icon size={16} aria-hidden="true" />
                <span className={styles.title}>{command.title}</span>
                {index === chosen ? (
                  <CornerDownLeft size={14} aria-hidden="true" />
                ) : command.keys ? (
                  <Kbd keys={command.keys} />
                ) : (
                  <span className={styles.group}>{command.group}</span>
                )}
              </div>
            ))}
          </div>
          {found.length === 0 && <p className={styles.none}>{say("palette.none", { typed })}</p>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function useFoundCommands(typed: string, session: Session): Command[] {
  const say = useWords();
  const navigate = useNavigate();
  return useFound(typed, session).map(({ title, page, kind }) => ({
    id: page,
    title,
    group: say(kind === "person" ? "nav.people" : "nav.groups"),
    icon: kind === "person" ? UserRound : UsersRound,
    run: () => void navigate(pathTo(page)),
  }));
}

function useCommands(entries: readonly Entry[], onKeys: () => void): Command[] {
  const say = useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const { scheme, companies } = useDevice();
  const [pages, actions, others] = [say("palette.pages"), say("palette.actions"), say("palette.companies")];
  const dark = scheme === "dark" || (scheme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  return [
    ...entries.map((entry) => ({
      title: say(entry.word),
      group: pages,
      icon: entry.icon,
      keys: `g ${entry.key}`,
      run: () => void navigate(pathTo(entry.page, true)),
    })),
    ...companies
      .filter((codename) => codename !== "" && codename !== place().codename)
      .map((codename) => ({ title: codename, group: others, icon: CornerDownLeft, run: () => void navigate(homeOf(codename)) })),
    {
      title: say(dark ? "palette.light" : "palette.dark"),
      group: actions,
      icon: dark ? Sun : Moon,
      run: () => device.change({ scheme: dark ? "light" : "dark" }),
    },
    ...languages
      .filter((one) => one !== language)
      .map((one) => ({ title: languageNames[one], group: say("home.language"), icon: Languages, run: () => void chooseLanguage(one) })),
    { title: say("keys.title"), group: actions, icon: Keyboard, keys: "?", run: onKeys },
    { title: say("nav.signOut"), group: actions, icon: LogOut, run: () => void signOut().then(() => navigate(pathTo("login"), { replace: true })) },
  ];
}

import type { ReactElement } from "react";
import { pathTo } from "../app/company";
import type { Entry } from "../app/navigation";
import { Menu, MenuLink } from "../kit/Menu";
import { useWords } from "../words/words";

/** The pages that the dock has no room for; fetched when somebody wants them. */
export function DockMore({ trigger, entries }: { trigger: ReactElement; entries: readonly Entry[] }) {
  const say = useWords();
  return (
    <Menu side="top" align="end" startOpen trigger={trigger}>
      {entries.map(({ page, word, icon: Icon }) => (
        <MenuLink key={page} to={pathTo(page, true)} icon={<Icon size={18} aria-hidden="true" />}>
          {say(word)}
        </MenuLink>
      ))}
    </Menu>
  );
}

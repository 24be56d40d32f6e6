import { LogOut, UserRound } from "lucide-react";
import { useNavigate } from "react-router";
import { pathTo } from "../app/company";
import { device } from "../app/device";
import { chooseLanguage } from "../app/language";
import { type Session, signOut } from "../app/session";
import { useDevice } from "../app/useDevice";
import { Menu, MenuChoice, MenuItem, MenuLine, MenuLink } from "../kit/Menu";
import { languageNames, languages, useLanguage, useWords } from "../words/words";
import styles from "./menus.module.css";
import { UserButton } from "./UserButton";

/** Who is signed in, and what is theirs alone: looks, language, the way out. */
export function CurrentUserMenu({ session }: { session: Session }) {
  const say = useWords();
  const language = useLanguage();
  const { scheme, density } = useDevice();
  const navigate = useNavigate();
  return (
    <Menu side="top" startOpen trigger={<UserButton session={session} />}>
      <div className={styles.head}>
        <strong>{session.fullname}</strong>
        <span className={styles.aside}>{session.email}</span>
      </div>
      <MenuLine />
      <MenuLink to={pathTo("me", true)} icon={<UserRound size={15} />}>
        {say("me.profile")}
      </MenuLink>
      <MenuLine />
      <MenuChoice
        title={say("me.scheme")}
        value={scheme}
        onValue={(chosen) => device.change({ scheme: chosen })}
        options={(["system", "light", "dark"] as const).map((value) => ({ value, label: say(`me.scheme.${value}`) }))}
      />
      <MenuLine />
      <MenuChoice
        title={say("me.density")}
        value={density}
        onValue={(chosen) => device.change({ density: chosen })}
        options={(["comfortable", "compact"] as const).map((value) => ({ value, label: say(`me.density.${value}`) }))}
      />
      <MenuLine />
      <MenuChoice
        title={say("home.language")}
        value={language}
        onValue={(chosen) => void chooseLanguage(chosen)}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
      <MenuLine />
      <MenuItem icon={<LogOut size={15} />} onPick={() => void signOut().then(() => navigate(pathTo("login"), { replace: true }))}>
        {say("nav.signOut")}
      </MenuItem>
    </Menu>
  );
}

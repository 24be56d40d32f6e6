import { LogIn } from "lucide-react";
import { useNavigate } from "react-router";
import { homeOf, place } from "../app/company";
import type { Session } from "../app/session";
import { useDevice } from "../app/useDevice";
import { Avatar } from "../kit/Avatar";
import { Menu, MenuItem, MenuLine } from "../kit/Menu";
import { useWords } from "../words/words";
import { CompanyButton } from "./CompanyButton";

/** Which company one is at; the others where one is signed in are a click away. */
export function CompanyMenu({ session }: { session: Session }) {
  const say = useWords();
  const navigate = useNavigate();
  const { codename } = place();
  const others = useDevice().companies.filter((one) => one !== (codename ?? ""));
  return (
    <Menu startOpen trigger={<CompanyButton session={session} />}>
      {others.map((one) => (
        <MenuItem
          key={one}
          icon={<Avatar name={one || "WorkforceOS"} id={one || "root"} size="small" shape="square" />}
          onPick={() => void navigate(one ? homeOf(one) : "/platform/overview")}
        >
          {one || say("role.operator")}
        </MenuItem>
      ))}
      {others.length > 0 && <MenuLine />}
      <MenuItem icon={<LogIn size={15} />} onPick={() => void navigate("/")}>
        {say("nav.elsewhere")}
      </MenuItem>
    </Menu>
  );
}

import { Ellipsis, KeyRound, Pencil, Shield, Trash2, UserCheck } from "lucide-react";
import { useMemo } from "react";
import { Link, useNavigate } from "react-router";
import { pathTo } from "../app/company";
import type { Session } from "../app/session";
import { Avatar } from "../kit/Avatar";
import { Badge } from "../kit/Badge";
import { IconButton } from "../kit/IconButton";
import { Menu, MenuItem } from "../kit/Menu";
import { type Columns, Table } from "../kit/Table";
import { useLanguage, useWords } from "../words/words";
import { letIn } from "./changeAccount";
import { type Deed, deedsOn } from "./ladder";
import type { Account } from "./queries";
import { roleOf } from "./roleOf";
import styles from "./UsersPage.module.css";

interface UsersTableProps {
  session: Session;
  users: readonly Account[];
  onAct: (account: Account, deed: Deed) => void;
}

export function UsersTable({ session, users, onAct }: UsersTableProps) {
  const say = useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words are of the language
  const columns = useMemo<Columns<Account>>(
    () => [
      {
        accessorKey: "fullname",
        header: say("people.name"),
        enableSorting: false,
        cell: ({ row: { original: one } }) => (
          <Link to={pathTo(`people/${one.id}/account`)} className={styles.person}>
            <Avatar name={one.fullname} id={one.id} picture={one.avatar} />
            {one.fullname}
          </Link>
        ),
      },
      { accessorKey: "email", header: say("login.email"), enableSorting: false },
      { id: "role", header: say("me.role"), enableSorting: false, cell: ({ row }) => say(`users.role.${roleOf(row.original.roleId)}`) },
      { id: "state", header: say("people.status"), enableSorting: false, cell: ({ row }) => <State account={row.original} /> },
      {
        id: "menu",
        header: () => <span className="unseen">{say("users.actions")}</span>,
        enableSorting: false,
        cell: ({ row }) => <RowMenu session={session} account={row.original} onAct={onAct} />,
      },
    ],
    [language, session, onAct],
  );
  return (
    <Table
      label={say("nav.users")}
      columns={columns}
      rows={users}
      idOf={(one) => one.id}
      numbers={["menu"]}
      onOpen={(one) => void navigate(pathTo(`people/${one.id}/account`))}
      card={(one) => ({
        title: one.fullname,
        text: [one.roleId !== "tenantUser" && say(`users.role.${roleOf(one.roleId)}`), one.email].filter(Boolean).join(" · "),
        after: <RowMenu session={session} account={one} onAct={onAct} />,
      })}
    />
  );
}

function State({ account }: { account: Account }) {
  const say = useWords();
  return (
    <span className={styles.badges}>
      {!account.approved && <Badge tone="warn">{say("users.waits")}</Badge>}
      {account.email && !account.emailVerified && <Badge>{say("users.isNotVerified")}</Badge>}
    </span>
  );
}

const icons = { info: Pencil, role: Shield, password: KeyRound, delete: Trash2 };

/** What the actor may not do is not there; where that is everything, neither is the menu. */
function RowMenu({ session, account, onAct }: Pick<UsersTableProps, "session" | "onAct"> & { account: Account }) {
  const say = useWords();
  const deeds = deedsOn(session.roleId, account.roleId);
  if (deeds.length === 0) return null;
  return (
    <Menu align="end" trigger={<IconButton label={say("users.actionsOn", { name: account.fullname })} icon={<Ellipsis size={16} />} />}>
      {!account.approved && (
        <MenuItem icon={<UserCheck size={15} />} onPick={() => void letIn(account)}>
          {say("users.letIn")}
        </MenuItem>
      )}
      {deeds.map((deed) => {
        const Icon = icons[deed];
        return (
          <MenuItem key={deed} icon={<Icon size={15} />} bad={deed === "delete"} onPick={() => onAct(account, deed)}>
            {say(`users.do.${deed}`)}
          </MenuItem>
        );
      })}
    </Menu>
  );
}

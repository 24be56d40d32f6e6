import { Plus, UserCog } from "lucide-react";
import { lazy, Suspense, useCallback, useRef, useState } from "react";
import { useOutletContext, useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { useKeys } from "../app/keys";
import { isAdmin } from "../app/roles";
import { useRowKeys } from "../app/rowKeys";
import { SettingsFrame } from "../app/SettingsFrame";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { Pager } from "../kit/Pager";
import { Refusal } from "../kit/Refusal";
import { SearchField } from "../kit/SearchField";
import { Segmented } from "../kit/Segmented";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import type { Deed } from "./ladder";
import { type Account, usersPage } from "./queries";
import styles from "./UsersPage.module.css";

const NewUser = lazy(() => import("./NewUser").then((module) => ({ default: module.NewUser })));
const UsersTable = lazy(() => import("./UsersTable").then((module) => ({ default: module.UsersTable })));
const AccountSheets = lazy(() => import("./AccountSheets").then((module) => ({ default: module.AccountSheets })));

const sizes = [25, 50, 100];
const shortest = 3;
const whos = ["all", "tenantUser", "tenantAdmin", "tenantOwner", "waiting"] as const;

/** The accounts of the house, for its admins. */
export function UsersPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const [making, make] = useState(false);
  useTitle(say("nav.users"), session.tenantName);
  useKeys({ n: () => isAdmin(session) && make(true) });
  return (
    <SettingsFrame
      session={session}
      page="settings/users"
      action={
        <Button look="primary" icon={<Plus size={15} />} onClick={() => make(true)}>
          {say("users.new")}
        </Button>
      }
    >
      <Users session={session} />
      <Suspense>{making && <NewUser session={session} onClose={() => make(false)} />}</Suspense>
    </SettingsFrame>
  );
}

function Users({ session }: { session: Session }) {
  const say = useWords();
  const search = useRef<HTMLInputElement>(null);
  const [asked, ask] = useSearchParams();
  const [acting, act] = useState<{ account: Account; deed: Deed } | null>(null);
  const sought = asked.get("q") ?? "";
  const who = whos.find((one) => one === asked.get("who")) ?? "all";
  const page = Math.max(1, Math.trunc(Number(asked.get("page"))) || 1);
  const rows = sizes.find((one) => String(one) === asked.get("rows")) ?? 25;
  const keyword = sought.trim().length >= shortest ? sought.trim() : null;
  const users = useQuery(usersPage(keyword, who === "all" || who === "waiting" ? null : who, who === "waiting", page, rows));
  const set = (what: Record<string, string | null>) =>
    ask(
      (before) => {
        const next = new URLSearchParams(before);
        if (!("page" in what)) next.delete("page");
        for (const [name, value] of Object.entries(what)) value ? next.set(name, value) : next.delete(name);
        return next;
      },
      { replace: true },
    );
  // The same at each rendering: a menu that is open stays so while the list is fetched anew.
  const onAct = useCallback((account: Account, deed: Deed) => act({ account, deed }), []);
  const list = useRowKeys<HTMLDivElement>();
  useKeys({ "/": () => search.current?.focus() });
  return (
    <div ref={list} className={styles.page} aria-busy={users.isPending}>
      <div className={styles.filters}>
        <SearchField ref={search} label={say("users.find")} value={sought} onValue={(q) => set({ q })} className={styles.find} />
        <span className={styles.who}>
          <Segmented
            label={say("me.role")}
            value={who}
            onValue={(one) => set({ who: one === "all" ? null : one })}
            options={whos.map((value) => ({
              value,
              label: value === "all" ? say("users.all") : value === "waiting" ? say("users.waiting") : say(`users.role.${value}`),
            }))}
          />
        </span>
      </div>
      {users.error ? (
        <Refusal refusal={asRefusal(users.error)} onAgain={() => void users.refetch()} />
      ) : !users.data ? (
        <Skeleton shape="rows" count={8} />
      ) : users.data.rows.length === 0 ? (
        <EmptyState icon={<UserCog size={20} />} action={<Button onClick={() => set({ q: null, who: null })}>{say("kit.clearFilter")}</Button>}>
          {say(who === "waiting" && !keyword ? "users.nobodyWaits" : "kit.nothingMatches")}
        </EmptyState>
      ) : (
        <Suspense fallback={<Skeleton shape="rows" count={8} />}>
          <UsersTable session={session} users={users.data.rows} onAct={onAct} />
          <Pager
            page={page}
            rows={rows}
            all={users.data.all}
            onPage={(to) => set({ page: String(to) })}
            sizes={{ of: sizes, onRows: (many) => set({ rows: many === 25 ? null : String(many) }) }}
          />
        </Suspense>
      )}
      <Suspense>{acting && <AccountSheets session={session} account={acting.account} deed={acting.deed} onClose={() => act(null)} />}</Suspense>
    </div>
  );
}

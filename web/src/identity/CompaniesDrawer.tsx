import { Building2, Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useNavigate } from "react-router";
import { asRefusal } from "../api/refusals";
import { homeOf } from "../app/company";
import { config } from "../app/config";
import { Avatar } from "../kit/Avatar";
import { Button } from "../kit/Button";
import { Drawer } from "../kit/Drawer";
import { EmptyState } from "../kit/EmptyState";
import { LinkButton } from "../kit/LinkButton";
import { List, ListRow } from "../kit/List";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import styles from "./CompaniesDrawer.module.css";
import { useCompanies } from "./queries";

/** Every company of this installation, found by typing; Enter opens the first. */
export function CompaniesDrawer({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const say = useWords();
  const navigate = useNavigate();
  const [typed, type] = useState("");
  const wanted = useDeferredValue(typed.trim().toLowerCase());
  const companies = useCompanies(open);
  const named = (words: string) =>
    companies.data?.filter((company) => [company.name, company.fullname, company.codename].some((name) => name?.toLowerCase().includes(words)));
  const found = named(wanted);

  return (
    <Drawer title={say("companies.title")} from="start" open={open} onOpen={onOpen}>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault();
          // The list may lag behind who types fast.
          const first = named(typed.trim().toLowerCase())?.[0];
          if (first) void navigate(homeOf(first.codename));
        }}
      >
        <Search size={15} aria-hidden="true" className={styles.glass} />
        <TextField
          label={say("companies.search")}
          labelHidden
          name="company"
          type="search"
          placeholder={say("companies.search")}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          autoComplete="off"
          autoFocus
        />
      </form>
      {companies.isPending && <Skeleton shape="rows" count={6} />}
      {companies.error && <Refusal refusal={asRefusal(companies.error)} onAgain={() => void companies.refetch()} />}
      {found && found.length > 0 && (
        <List label={say("companies.title")}>
          {found.map((company) => (
            <ListRow
              key={company.codename}
              before={<Avatar name={company.name} id={company.codename} picture={company.avatar} shape="square" />}
              title={company.fullname ?? company.name}
              text={company.codename}
              to={homeOf(company.codename)}
            />
          ))}
        </List>
      )}
      {found?.length === 0 &&
        (wanted ? (
          <EmptyState action={<Button onClick={() => type("")}>{say("kit.clearFilter")}</Button>}>{say("kit.nothingMatches")}</EmptyState>
        ) : (
          <EmptyState
            icon={<Building2 size={20} />}
            action={
              config().registration.company && (
                <LinkButton to="/register" look="primary">
                  {say("home.register")}
                </LinkButton>
              )
            }
          >
            {say("companies.none")}
          </EmptyState>
        ))}
    </Drawer>
  );
}

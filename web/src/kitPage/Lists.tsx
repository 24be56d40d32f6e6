import { useState } from "react";
import { Avatar } from "../kit/Avatar";
import { Badge } from "../kit/Badge";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { List, ListRow } from "../kit/List";
import { Pager } from "../kit/Pager";
import { PartLinks } from "../kit/PartLinks";
import { SearchField } from "../kit/SearchField";
import { SideParts } from "../kit/SideParts";
import { type Columns, Table } from "../kit/Table";
import styles from "./KitPage.module.css";
import { type KitPerson, people } from "./people";

const columns: Columns<KitPerson> = [
  { accessorKey: "fullname", header: "Name" },
  { accessorKey: "position", header: "Position" },
  { accessorKey: "hours", header: "Hours" },
];

export function Lists() {
  const [sort, setSort] = useState({ id: "fullname", desc: false });
  const [sought, seek] = useState("");
  const [page, turn] = useState(1);
  const [rows, setRows] = useState(25);
  return (
    <div className={styles.stack}>
      <Card title="List">
        <List label="People">
          {people.slice(0, 3).map((person) => (
            <ListRow
              key={person.id}
              before={<Avatar name={person.fullname} id={person.id} />}
              title={person.fullname}
              text={person.position}
              after={<Badge>{person.hours} h</Badge>}
              to={`/kit?person=${person.id}`}
            />
          ))}
        </List>
      </Card>
      <PartLinks
        label="Parts"
        parts={[
          { to: "/kit", label: "Now", current: true },
          { to: "/kit?part=later", label: "Exceptions", current: false, count: 3 },
        ]}
      />
      <Table
        label="Hours"
        columns={columns}
        rows={people}
        idOf={(person) => person.id}
        numbers={["hours"]}
        card={(person) => ({ title: person.fullname, text: person.position, after: `${person.hours} h` })}
        selection={(chosen) => <Button look="primary">{`Pay ${chosen.length}`}</Button>}
      />
      <SearchField label="Find somebody" value={sought} onValue={seek} />
      <Table
        label="As the server sorts"
        columns={columns}
        rows={people.slice(0, 2)}
        idOf={(person) => person.id}
        sort={{ by: sort, onSort: setSort }}
        card={(person) => ({ title: person.fullname, text: person.position })}
      />
      <Pager page={page} rows={rows} all={212} onPage={turn} sizes={{ of: [25, 50, 100], onRows: setRows }} />
      <SideParts
        label="Parts at the side"
        parts={[
          { to: "/kit", label: "Users" },
          { to: "/kit/none", label: "Groups" },
        ]}
      >
        <Card title="The part">What is shown of it.</Card>
      </SideParts>
    </div>
  );
}

import { useState } from "react";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { Checkbox } from "../kit/Checkbox";
import { Combobox } from "../kit/Combobox";
import { CopyField } from "../kit/CopyField";
import { DateField } from "../kit/DateField";
import { Form } from "../kit/Form";
import { NumberField } from "../kit/NumberField";
import { OtpField } from "../kit/OtpField";
import { PasswordField } from "../kit/PasswordField";
import { Secret } from "../kit/Secret";
import { Select } from "../kit/Select";
import { Switch } from "../kit/Switch";
import { TextArea } from "../kit/TextArea";
import { TextField } from "../kit/TextField";
import { TimeField } from "../kit/TimeField";
import { ZoneField } from "../kit/ZoneField";
import { now } from "../time/clock";
import { dayOf } from "../time/wall";
import { deviceZone } from "../time/zones";
import styles from "./KitPage.module.css";

const departments = [
  { value: "shop", label: "Shop" },
  { value: "warehouse", label: "Warehouse" },
  { value: "night", label: "Night dispatch", aside: "6" },
];

export function Fields() {
  const [secret, setSecret] = useState("correct-horse-9");
  const [code, setCode] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const [department, setDepartment] = useState("shop");
  const [zone, setZone] = useState<string | null>("Europe/Istanbul");
  const [team, setTeam] = useState<string | null>(null);
  const [amount, setAmount] = useState<number | null>(1250.5);
  const [start, setStart] = useState("09:00");
  const [today] = useState(() => dayOf(now(), deviceZone()));
  const [day, setDay] = useState<Temporal.PlainDate | null>(today);
  const [ticked, tick] = useState(true);
  const [on, turn] = useState(true);
  return (
    <div className={styles.columns}>
      <Card title="A form">
        <Form className={styles.stack} onSend={() => null}>
          <TextField label="Wanted" name="wanted" required hint="Send it empty to see what is said." />
          <Button type="submit">Send</Button>
        </Form>
      </Card>
      <Card title="Text">
        <TextField label="Name" name="name" placeholder="Grace Wanjikuri" />
        <TextField label="With a hint" name="hinted" hint="As everybody calls it." defaultValue="Main street" />
        <TextField label="Refused" name="refused" refusal="Somebody has this already." defaultValue="Babil" />
        <TextField label="Disabled" name="disabled" disabled defaultValue="tenantUser" />
        <TextArea label="Note" name="note" defaultValue={"Bring the keys.\nThe back door is stuck."} />
        <CopyField label="Address" value="https://work.example/babil" />
      </Card>
      <Card title="Secrets">
        <PasswordField label="Password" name="password" value={secret} onValue={setSecret} strength />
        <OtpField
          label="Code"
          value={code}
          onValue={setCode}
          onComplete={() => setRefusal("This is not the code that was sent.")}
          refusal={refusal}
        />
        <Secret label="Notes">Moves to Lisbon in December.</Secret>
      </Card>
      <Card title="Numbers, times, days">
        <NumberField
          label="Bonus"
          name="bonus"
          value={amount}
          onValue={setAmount}
          min={0}
          step={10}
          format={{ style: "currency", currency: "EUR" }}
        />
        <TimeField label="Start" name="start" value={start} onValue={setStart} hint="9, 930, 9:30 and 21.5 are all times." />
        <DateField label="Day" name="day" value={day} onValue={setDay} today={today} />
        <DateField label="No earlier than today" name="later" value={null} onValue={setDay} today={today} min={today} />
      </Card>
      <Card title="Choices">
        <Select label="Department" name="department" value={department} onValue={setDepartment} options={departments} />
        <Select label="Disabled" name="departmentDisabled" value={department} onValue={setDepartment} options={departments} disabled />
        <Combobox label="Team" name="team" value={team} onValue={setTeam} options={departments} />
        <ZoneField label="Time zone" name="zone" value={zone} onValue={setZone} />
        <Checkbox label="Everybody is told" hint="Nine people" checked={ticked} onChecked={tick} />
        <Checkbox label="Some of them" some checked={false} onChecked={tick} />
        <Checkbox label="Disabled" disabled checked onChecked={tick} />
        <Switch label="Mails" hint="At once, each" checked={on} onChecked={turn} />
        <Switch label="Disabled" checked={false} disabled onChecked={turn} />
      </Card>
    </div>
  );
}

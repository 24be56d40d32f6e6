import { Bell, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button, type ButtonLook } from "../kit/Button";
import { Card } from "../kit/Card";
import { IconButton } from "../kit/IconButton";
import { Kbd } from "../kit/Kbd";
import { LinkButton } from "../kit/LinkButton";
import styles from "./KitPage.module.css";

const looks: ButtonLook[] = ["primary", "plain", "quiet", "danger"];

export function Buttons() {
  const [busy, setBusy] = useState(false);
  return (
    <div className={styles.stack}>
      {looks.map((look) => (
        <Card key={look} title={look}>
          <div className={styles.row}>
            <Button look={look}>Publish</Button>
            <Button look={look} icon={<Plus size={15} />}>
              Add a shift
            </Button>
            <Button look={look} size="compact">
              Compact
            </Button>
            <Button look={look} size="large">
              Large
            </Button>
            <Button look={look} disabled>
              Disabled
            </Button>
            <Button look={look} busy={busy} onClick={() => setBusy(true)}>
              Works when pressed
            </Button>
            <LinkButton look={look} to="/">
              A link
            </LinkButton>
          </div>
        </Card>
      ))}
      <Card title="Icons and keys">
        <div className={styles.row}>
          <IconButton label="Notifications" icon={<Bell size={16} />} />
          <IconButton label="Delete" icon={<Trash2 size={16} />} size="compact" />
          <IconButton label="Delete, not now" icon={<Trash2 size={16} />} disabled />
          <Kbd keys="mod+k" />
          <Kbd keys="g t" />
        </div>
      </Card>
    </div>
  );
}

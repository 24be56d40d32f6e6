import { Copy, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { Confirm } from "../kit/Confirm";
import { Dialog } from "../kit/Dialog";
import { Drawer } from "../kit/Drawer";
import { announce } from "../kit/Live";
import { Menu, MenuChoice, MenuItem, MenuLine, MenuLink } from "../kit/Menu";
import { Popover } from "../kit/Popover";
import { TextField } from "../kit/TextField";
import { Toast } from "../kit/Toast";
import { Tooltip } from "../kit/Tooltip";
import { TypeToConfirm } from "../kit/TypeToConfirm";
import { toast } from "../kit/toasts";
import styles from "./KitPage.module.css";

export function Layers() {
  const [open, setOpen] = useState<"dialog" | "confirm" | "typed" | "start" | "end" | null>(null);
  const [density, setDensity] = useState<"comfortable" | "compact">("comfortable");
  const close = () => setOpen(null);
  return (
    <div className={styles.stack}>
      <Card title="What covers the page">
        <div className={styles.row}>
          <Button onClick={() => setOpen("dialog")}>Dialog</Button>
          <Button onClick={() => setOpen("confirm")}>Confirm</Button>
          <Button onClick={() => setOpen("typed")}>Type to confirm</Button>
          <Button onClick={() => setOpen("start")}>Drawer from the start</Button>
          <Button onClick={() => setOpen("end")}>Drawer from the end</Button>
        </div>
      </Card>
      <Card title="What floats">
        <div className={styles.row}>
          <Menu trigger={<Button>Menu</Button>}>
            <MenuItem icon={<Copy size={15} />} keys="C" onPick={() => announce("Copied.")}>
              Copy
            </MenuItem>
            <MenuItem icon={<Copy size={15} />} disabled onPick={close}>
              Not now
            </MenuItem>
            <MenuLink to="/">Home</MenuLink>
            <MenuLine />
            <MenuChoice
              title="Density"
              value={density}
              onValue={setDensity}
              options={[
                { value: "comfortable", label: "Comfortable" },
                { value: "compact", label: "Compact" },
              ]}
            />
            <MenuLine />
            <MenuItem icon={<Trash2 size={15} />} bad onPick={() => toast("The shift is deleted.", () => toast("It is back."))}>
              Delete
            </MenuItem>
          </Menu>
          <Popover trigger={<Button>Popover</Button>} title="Conflicts">
            <p>Grace works 10:00–18:00 that day.</p>
          </Popover>
          <Tooltip hint="46.5 h this week">
            <Button>Hint</Button>
          </Tooltip>
          <Button onClick={() => toast("The shift is moved to Friday.", () => toast("It is back on Thursday."))}>Toast</Button>
        </div>
        <Toast message={{ id: 0, text: "The shift is moved to Friday.", undo: () => null }} />
      </Card>
      <Dialog
        title="Copy the week"
        text="Drafts are made; nobody is told yet."
        open={open === "dialog"}
        onOpen={close}
        actions={
          <>
            <Button look="quiet" onClick={close}>
              Cancel
            </Button>
            <Button look="primary" onClick={close}>
              Copy
            </Button>
          </>
        }
      >
        <TextField label="To" name="to" />
      </Dialog>
      <Confirm
        title="Delete Grace Wanjikuri?"
        text="Her hours stay, her account does not. This cannot be undone."
        action="Delete"
        open={open === "confirm"}
        onOpen={close}
        onConfirm={close}
      />
      {open === "typed" && (
        <TypeToConfirm
          title="Delete Grace Wanjikuri?"
          text="Her hours stay, her account does not."
          phrase="Grace Wanjikuri"
          action="Delete"
          onConfirm={close}
          onClose={close}
        />
      )}
      <Drawer title="From the start" from="start" open={open === "start"} onOpen={close}>
        <p>Companies stand here.</p>
      </Drawer>
      <Drawer title="From the end" open={open === "end"} onOpen={close}>
        <p>Members stand here.</p>
      </Drawer>
    </div>
  );
}

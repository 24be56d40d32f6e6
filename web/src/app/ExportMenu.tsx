import type { ReactElement } from "react";
import { Menu, MenuItem } from "../kit/Menu";

interface ExportMenuProps {
  trigger: ReactElement;
  files: readonly { label: string; onPick: () => void }[];
}

/** Open when it comes, since it is fetched when it is wanted. */
export function ExportMenu({ trigger, files }: ExportMenuProps) {
  return (
    <Menu align="end" startOpen trigger={trigger}>
      {files.map(({ label, onPick }) => (
        <MenuItem key={label} onPick={onPick}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}

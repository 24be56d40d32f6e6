import type { ReactElement } from "react";
import { Menu, MenuItem } from "../kit/Menu";
import { useWords } from "../words/words";
import type { Detail, Format } from "./files";

const files: [Detail, Format][] = [
  ["totals", "csv"],
  ["totals", "xlsx"],
  ["lines", "csv"],
  ["lines", "xlsx"],
  ["times", "csv"],
  ["times", "xlsx"],
];

interface ExportMenuProps {
  trigger: ReactElement;
  onPick: (detail: Detail, format: Format) => void;
}

/** Which file of the period; open when it comes, since it is fetched when it is wanted. */
export function ExportMenu({ trigger, onPick }: ExportMenuProps) {
  const say = useWords();
  return (
    <Menu align="end" startOpen trigger={trigger}>
      {files.map(([detail, format]) => (
        <MenuItem key={`${detail} ${format}`} onPick={() => onPick(detail, format)}>
          {say(`payroll.export.${detail}`, { format: format.toUpperCase() })}
        </MenuItem>
      ))}
    </Menu>
  );
}

import { useMemo } from "react";
import { Badge } from "../kit/Badge";
import { type Standing, StatusBadge } from "../kit/StatusBadge";
import { type Columns, Table } from "../kit/Table";
import { durationText } from "../time/durations";
import { clockText } from "../time/words";
import { type Say, useLanguage, useWords } from "../words/words";
import type { DayRow, DayStanding } from "./dayRows";
import { workedText } from "./workedText";

const looks: Record<DayStanding, Standing> = {
  planned: "off",
  missing: "refused",
  pending: "running",
  present: "done",
  late: "late",
  leftEarly: "late",
  absent: "refused",
  excused: "off",
};

export function DayTable({ rows, zone, onOpen }: { rows: readonly DayRow[]; zone: string; onOpen: (row: DayRow) => void }) {
  const say = useWords();
  const language = useLanguage();
  const clock = (at: string | null | undefined) => (at ? clockText(Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime()) : "");
  const planned = (row: DayRow) => (row.start ? `${clock(row.start)}–${clock(row.end)}` : say("time.unplanned"));
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and times are of the language and the zone
  const columns = useMemo<Columns<DayRow>>(
    () => [
      { accessorKey: "name", header: say("time.person") },
      { accessorKey: "department", header: say("leave.department") },
      { id: "planned", accessorFn: planned, header: say("time.planned") },
      { id: "in", accessorFn: (row) => clock(row.record?.checkInTime), header: say("today.came") },
      { id: "out", accessorFn: (row) => clock(row.record?.checkOutTime), header: say("today.went") },
      { id: "worked", accessorFn: (row) => workedText(row, say), header: say("time.worked") },
      { id: "standing", accessorFn: (row) => row.standing, header: say("time.state"), cell: ({ row }) => <State row={row.original} /> },
      { id: "by", accessorFn: (row) => byWhom(row, say), header: say("time.byWhom") },
    ],
    [language, zone],
  );
  return (
    <Table
      label={say("time.day")}
      columns={columns}
      rows={rows}
      idOf={(row) => row.key}
      numbers={["in", "out", "worked"]}
      onOpen={onOpen}
      card={(row) => ({
        title: row.name,
        text: [
          planned(row),
          row.record?.checkInTime ? `${clock(row.record.checkInTime)}–${clock(row.record.checkOutTime)}` : null,
          workedText(row, say),
        ]
          .filter(Boolean)
          .join(" · "),
        after: <State row={row} />,
      })}
    />
  );
}

function State({ row }: { row: DayRow }) {
  const say = useWords();
  const late = row.record?.lateByMinutes;
  return (
    <>
      <StatusBadge standing={looks[row.standing]}>
        {late && row.standing === "late" ? say("today.lateBy", { duration: durationText(late, say) }) : say(`time.standing.${row.standing}`)}
      </StatusBadge>
      {row.record && row.record.needsReview.length > 0 && (
        <>
          {" "}
          <Badge tone="warn">{say("time.toLookAt")}</Badge>
        </>
      )}
    </>
  );
}

function byWhom(row: DayRow, say: Say): string {
  const sources = new Set(row.record?.entries.filter((entry) => entry.kind === "work").map((entry) => say(`time.source.${entry.source}`)));
  return [...sources].join(", ");
}

import { Check, Circle, CircleDashed, Clock, TriangleAlert, X } from "lucide-react";
import { Badge, type Tone } from "./Badge";

/** How a thing stands. Colour never speaks alone: each has a sign and its word. */
export type Standing = "done" | "running" | "waiting" | "late" | "refused" | "off";

const looks = {
  done: { tone: "good", sign: Check },
  running: { tone: "accent", sign: Circle },
  waiting: { tone: "warn", sign: Clock },
  late: { tone: "warn", sign: TriangleAlert },
  refused: { tone: "bad", sign: X },
  off: { tone: "quiet", sign: CircleDashed },
} satisfies Record<Standing, { tone: Tone; sign: typeof Check }>;

export function StatusBadge({ standing, children }: { standing: Standing; children: string }) {
  const { tone, sign: Sign } = looks[standing];
  return (
    <Badge tone={tone} icon={<Sign size="0.95em" strokeWidth={2.5} aria-hidden="true" />}>
      {children}
    </Badge>
  );
}

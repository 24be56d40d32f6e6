import { CalendarPlus } from "lucide-react";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { asRefusal } from "../api/refusals";
import type { Session } from "../app/session";
import { usePhone } from "../app/usePhone";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";
import { Board, walkRowsOf } from "./Board";
import { DayList } from "./DayList";
import styles from "./PlannerRota.module.css";
import { QuickAdd } from "./QuickAdd";
import { exportShifts } from "./queries";
import { Refused } from "./Refused";
import { PlannerActions, RotaBar } from "./RotaBar";
import { RotaFilters } from "./RotaFilters";
import { useBoardKeys } from "./useBoardKeys";
import { usePlanning } from "./usePlanning";
import { type Rota, type RotaAddress, useRota, useRotaAddress } from "./useRota";

const ShiftSheet = lazy(() => import("./ShiftSheet").then((module) => ({ default: module.ShiftSheet })));
const PublishDialog = lazy(() => import("./PublishDialog").then((module) => ({ default: module.PublishDialog })));
const CopyDialog = lazy(() => import("./CopyDialog").then((module) => ({ default: module.CopyDialog })));
const Problems = lazy(() => import("./Problems").then((module) => ({ default: module.Problems })));
const DayView = lazy(() => import("./DayView").then((module) => ({ default: module.DayView })));
const MonthView = lazy(() => import("./MonthView").then((module) => ({ default: module.MonthView })));

type Layer = "publish" | "copy" | "problems" | null;

/** The week of whoever plans it. */
export function PlannerRota({ session }: { session: Session }) {
  const say = useWords();
  const phone = usePhone();
  const address = useRotaAddress(session.timezone);
  const rota = useRota(session, address);
  const planning = usePlanning(rota, address);
  const [layer, setLayer] = useState<Layer>(null);
  const search = useRef<HTMLInputElement>(null);
  const { view, monday, day } = address;
  const shown = view === "day" ? { from: day, to: day } : { from: rota.shown[0] ?? monday, to: rota.shown.at(-1) ?? monday };
  const close = () => setLayer(null);
  return (
    <div className={styles.page}>
      <RotaBar title={say("nav.rota")} view={view} days={shown} onStep={address.step} onToday={() => address.goTo(address.today)}>
        <PlannerActions
          view={view}
          onView={(to) => address.set({ view: to === "people" ? null : to }, false)}
          drafts={rota.drafts.length}
          named={`${shown.from}-${shown.to}`}
          onExport={(format) => exportShifts(shown, onlyShown(rota, address), format)}
          onCopy={() => setLayer("copy")}
          onPublish={() => setLayer("publish")}
        />
      </RotaBar>
      <RotaFilters
        departments={rota.plan.departments.filter((one) => rota.everybody.some((person) => person.departmentId === one.id))}
        hues={rota.hues}
        chosen={rota.chosen}
        onChosen={(chosen) => address.set({ dept: chosen.join() })}
        sought={address.sought}
        onSought={(person) => address.set({ person })}
        searchField={search}
        problems={rota.problems.length}
        onProblems={() => setLayer("problems")}
        zone={rota.zone}
      />
      {rota.failed && (
        <div className={styles.failed}>
          <Refusal refusal={asRefusal(rota.failed)} onAgain={() => void rota.again()} />
        </div>
      )}
      <Suspense fallback={<div className={styles.rest} />}>
        {phone ? (
          <DayList rota={rota} address={address} planning={planning} />
        ) : view === "day" ? (
          <DayView rota={rota} address={address} planning={planning} />
        ) : view === "month" ? (
          <MonthView rota={rota} address={address} />
        ) : (
          <WeekBoard
            rota={rota}
            address={address}
            planning={planning}
            onCopy={() => setLayer("copy")}
            onPublish={() => setLayer("publish")}
            search={() => search.current?.focus()}
          />
        )}
      </Suspense>
      <Suspense>
        {planning.sheet && (
          <ShiftSheet
            key={planning.sheet.shift?.id ?? "new"}
            opened={planning.sheet}
            rota={rota}
            today={address.today}
            onOpen={planning.openById}
            onClose={planning.close}
          />
        )}
        {layer === "publish" && <PublishDialog rota={rota} onClose={close} />}
        {layer === "copy" && <CopyDialog monday={monday} departments={address.departments} today={address.today} onClose={close} />}
        {layer === "problems" && (
          <Problems
            problems={rota.problems}
            days={rota.shown}
            onClose={close}
            onGo={(one) => {
              close();
              if (one.block) planning.actions.open(one.block);
              else address.set({ person: one.row.person?.name ?? null });
            }}
          />
        )}
      </Suspense>
      {planning.refused && <Refused refused={planning.refused} onOpen={planning.openById} onClose={planning.forgive} />}
      {planning.quick && (
        <QuickAdd
          key={planning.quick.label}
          place={planning.quick}
          onSave={planning.saveQuick}
          onMore={planning.moreOfQuick}
          onClose={planning.closeQuick}
        />
      )}
    </div>
  );
}

/** What the filters of the page are to the list: a department's own shifts, or those of whoever is sought. */
function onlyShown({ chosen, plan }: Rota, { sought }: RotaAddress): object {
  if (sought.trim() !== "") return { assignedUserIds: plan.people.map((one) => one.id) };
  return chosen.length > 0 ? { departmentId: chosen } : {};
}

interface WeekBoardProps {
  rota: Rota;
  address: RotaAddress;
  planning: ReturnType<typeof usePlanning>;
  onCopy: () => void;
  onPublish: () => void;
  search: () => void;
}

function WeekBoard({ rota, address, planning, onCopy, onPublish, search }: WeekBoardProps) {
  const say = useWords();
  const { board, zone, shown, hues, names } = rota;
  const rows = useMemo(() => walkRowsOf(board), [board]);
  const keys = useBoardKeys(rows, 7, planning.actions, {
    ...planning.deeds,
    week: address.step,
    today: () => address.goTo(address.today),
    view: (view) => address.set({ view: view === "people" ? null : view }, false),
    publish: () => rota.drafts.length > 0 && onPublish(),
    search,
  });
  const today = address.today.toString();
  const look = useMemo(() => ({ days: shown, zone, hues, names, today: Temporal.PlainDate.from(today) }), [shown, zone, hues, names, today]);
  const filtered = address.departments.length > 0 || address.sought !== "";
  const nobody = rota.board.groups.length === 0 && !rota.waiting && !rota.failed;
  const planned = rota.plan.shifts.some((shift) => rota.shown.some((day) => `${day}` === shift.shiftDate));
  return (
    <Board
      plan={board}
      look={look}
      warned={rota.warned}
      waiting={rota.waiting}
      cost={rota.cost}
      actions={planning.actions}
      keys={keys}
      empty={
        nobody ? (
          <EmptyState action={filtered && <Button onClick={() => address.set({ dept: null, person: null })}>{say("kit.clearFilter")}</Button>}>
            {say(filtered ? "kit.nothingMatches" : "rota.noPeople")}
          </EmptyState>
        ) : (
          !planned &&
          !rota.waiting &&
          !rota.failed &&
          !filtered && (
            <div className={styles.nothing}>
              <CalendarPlus size={16} aria-hidden="true" />
              {say("rota.nothingPlanned")}
              <Button size="compact" onClick={onCopy}>
                {say("rota.copyLast")}
              </Button>
            </div>
          )
        )
      }
    />
  );
}

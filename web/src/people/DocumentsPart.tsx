import { Download, ExternalLink, FileText, Pencil, Plus, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { getDocument, isKept } from "../app/documents";
import { intoSight } from "../app/opened";
import { isAdmin } from "../app/roles";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { Refusal } from "../kit/Refusal";
import { Secret } from "../kit/Secret";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import { removeDocument } from "./changeDocuments";
import { DocumentBadge } from "./DocumentBadge";
import styles from "./Person.module.css";
import { NotEmployed, type PartProps } from "./PersonPage";
import { documentsOf, type EmployeeDocument } from "./queries";

const DocumentForm = lazy(() => import("./DocumentForm").then((module) => ({ default: module.DocumentForm })));

/** In the server's order: what runs longest first, what never ends last. */
export function DocumentsPart({ profile, ...rest }: PartProps) {
  return profile ? <Documents profile={profile} {...rest} /> : <NotEmployed admin={isAdmin(rest.session)} />;
}

function Documents({ session, profile, today }: PartProps & { profile: NonNullable<PartProps["profile"]> }) {
  const say = useWords();
  const documents = useQuery(documentsOf(profile.id));
  const [sheet, open] = useState<EmployeeDocument | "new" | null>(null);
  const opened = useSearchParams()[0].get("document");
  const manages = isAdmin(session) || profile.managerId === session.userId;
  const add = (
    <Button icon={<Plus size={15} />} onClick={() => open("new")}>
      {say("people.addDocument")}
    </Button>
  );
  return (
    <div className={styles.page}>
      <div className={styles.narrow}>
        <Card title={say("people.documents")} action={manages && documents.data && documents.data.length > 0 && add}>
          {documents.error ? (
            <Refusal refusal={asRefusal(documents.error)} onAgain={() => void documents.refetch()} />
          ) : !documents.data ? (
            <Skeleton count={4} />
          ) : documents.data.length === 0 ? (
            <EmptyState icon={<FileText size={20} />} action={manages && add}>
              {say(manages ? "people.noDocuments" : "people.noDocumentsOwn")}
            </EmptyState>
          ) : (
            <ul className={styles.lines}>
              {documents.data.map((one) => (
                <Row key={one.id} document={one} today={today} manages={manages} opened={one.id === opened} onEdit={() => open(one)} />
              ))}
            </ul>
          )}
        </Card>
      </div>
      <Suspense>{sheet && <DocumentForm profileId={profile.id} document={sheet === "new" ? null : sheet} onClose={() => open(null)} />}</Suspense>
    </div>
  );
}

interface RowProps {
  document: EmployeeDocument;
  today: Temporal.PlainDate;
  manages: boolean;
  opened: boolean;
  onEdit: () => void;
}

function Row({ document, today, manages, opened, onEdit }: RowProps) {
  const say = useWords();
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const { documentType: type, documentUrl: address } = document;
  return (
    <li className={styles.row} aria-current={opened || undefined} ref={opened ? intoSight : undefined}>
      <span className={styles.grow}>
        <span className={styles.strong}>{type}</span>
        {!isKept(address) && (
          <Secret label={say("people.addressOf", { type })}>
            <a href={address} target="_blank" rel="noreferrer">
              {address} <ExternalLink size={13} aria-hidden="true" />
            </a>
          </Secret>
        )}
      </span>
      <DocumentBadge document={document} today={today} />
      {isKept(address) && (
        <IconButton
          label={say("file.get", { file: type })}
          icon={<Download size={15} />}
          onClick={() => void getDocument(address, type).then(setRefusal)}
        />
      )}
      {manages && (
        <span className={styles.actions}>
          <IconButton label={say("people.editDocument", { type })} icon={<Pencil size={15} />} onClick={onEdit} />
          <IconButton
            label={say("people.removeDocument", { type })}
            icon={<Trash2 size={15} />}
            onClick={() => void removeDocument(document).then((outcome) => setRefusal(outcome.refusal))}
          />
        </span>
      )}
      {refusal && <Refusal refusal={refusal} />}
    </li>
  );
}

import { useState } from "react";
import { device } from "../app/device";
import { useDevice } from "../app/useDevice";
import { useTitle } from "../app/useTitle";
import { PageHead } from "../kit/PageHead";
import { Segmented } from "../kit/Segmented";
import { Tabs } from "../kit/Tabs";
import { Buttons } from "./Buttons";
import { Fields } from "./Fields";
import styles from "./KitPage.module.css";
import { Layers } from "./Layers";
import { Lists } from "./Lists";
import { Signs } from "./Signs";

/** Every part in every state, for whoever builds pages; only in Development, and in English alone. */
export function KitPage() {
  const [part, show] = useState<"buttons" | "fields" | "signs" | "layers" | "lists">("buttons");
  const { scheme } = useDevice();
  useTitle("Kit");
  return (
    <main>
      <PageHead
        title="Kit"
        action={
          <Segmented
            label="Colours"
            value={scheme}
            onValue={(value) => device.change({ scheme: value })}
            options={(["system", "light", "dark"] as const).map((value) => ({ value, label: value }))}
          />
        }
      />
      <div className={styles.page}>
        <Tabs
          label="Parts of the kit"
          value={part}
          onValue={show}
          tabs={[
            { value: "buttons", label: "Buttons", content: <Buttons /> },
            { value: "fields", label: "Fields", content: <Fields /> },
            { value: "signs", label: "Signs", count: 3, content: <Signs /> },
            { value: "layers", label: "Layers", content: <Layers /> },
            { value: "lists", label: "Lists", content: <Lists /> },
          ]}
        />
      </div>
    </main>
  );
}

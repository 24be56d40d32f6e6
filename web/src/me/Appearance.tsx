import { Monitor, Moon, Sun } from "lucide-react";
import { device } from "../app/device";
import { chooseLanguage } from "../app/language";
import { useDevice } from "../app/useDevice";
import { Card } from "../kit/Card";
import { Segmented } from "../kit/Segmented";
import { Switch } from "../kit/Switch";
import { languageNames, languages, useLanguage, useWords } from "../words/words";
import styles from "./MePage.module.css";

/** Holds at once, on this device. */
export function Appearance() {
  const say = useWords();
  const language = useLanguage();
  const { scheme, density, keys } = useDevice();
  return (
    <Card title={say("me.appearance")} hint={say("me.appearanceHint")}>
      <div className={styles.choice}>
        <span>{say("me.scheme")}</span>
        <Segmented
          label={say("me.scheme")}
          value={scheme}
          onValue={(value) => device.change({ scheme: value })}
          options={[
            { value: "system", label: say("me.scheme.system"), icon: <Monitor size={15} aria-hidden="true" /> },
            { value: "light", label: say("me.scheme.light"), icon: <Sun size={15} aria-hidden="true" /> },
            { value: "dark", label: say("me.scheme.dark"), icon: <Moon size={15} aria-hidden="true" /> },
          ]}
        />
      </div>
      <div className={styles.choice}>
        <span>{say("me.density")}</span>
        <Segmented
          label={say("me.density")}
          value={density}
          onValue={(value) => device.change({ density: value })}
          options={[
            { value: "comfortable", label: say("me.density.comfortable") },
            { value: "compact", label: say("me.density.compact") },
          ]}
        />
      </div>
      <div className={styles.choice}>
        <span>{say("me.pageLanguage")}</span>
        <Segmented
          label={say("me.pageLanguage")}
          value={language}
          onValue={(value) => void chooseLanguage(value)}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
      </div>
      <Switch label={say("keys.single")} hint={say("keys.singleHint")} checked={keys} onChecked={(on) => device.change({ keys: on })} />
    </Card>
  );
}

import { useId } from "react";
import { config, environment } from "../app/config";
import { device } from "../app/device";
import { useWords } from "../words/words";
import styles from "./FootChoice.module.css";

/** Which installation the pages work with; kept on this device, Production where nobody chose. */
export function EnvironmentChoice() {
  const say = useWords();
  const id = useId();
  return (
    <span className={styles.choice}>
      <label htmlFor={id}>{say("home.environment")}</label>
      <select
        id={id}
        value={environment().name}
        onChange={(event) => {
          device.change({ environment: event.currentTarget.value });
          // Nothing that was asked of the other installation stays.
          location.reload();
        }}
      >
        {config().environments.map((one) => (
          <option key={one.name}>{one.name}</option>
        ))}
      </select>
    </span>
  );
}

import { useId } from "react";
import { chooseLanguage } from "../app/language";
import { type Language, languageNames, languages, useLanguage, useWords } from "../words/words";
import styles from "./FootChoice.module.css";

export function LanguageChoice() {
  const say = useWords();
  const id = useId();
  return (
    <span className={styles.choice}>
      <label htmlFor={id}>{say("home.language")}</label>
      <select id={id} value={useLanguage()} onChange={(event) => void chooseLanguage(event.currentTarget.value as Language)}>
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {languageNames[language]}
          </option>
        ))}
      </select>
    </span>
  );
}

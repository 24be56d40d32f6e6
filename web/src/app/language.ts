import { type Language, languages, speak } from "../words/words";
import { device } from "./device";

/** Chosen on this device, else the first of the browser's that there is. */
export function preferredLanguage(): Language {
  const wanted = [device.now().language, ...navigator.languages].map((tag) => tag?.split("-")[0]);
  return wanted.find(isLanguage) ?? "en";
}

export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language);
  device.change({ language });
}

function isLanguage(tag: string | undefined): tag is Language {
  return (languages as readonly (string | undefined)[]).includes(tag);
}

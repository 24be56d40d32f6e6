import type { AreaWord } from "./areas";
import app from "./en/app.json";
import identity from "./en/identity.json";
import kit from "./en/kit.json";

/** What every page may say, before anybody is signed in too. English is the measure of the others: what it says, they say too. */
export const en = { ...app, ...identity, ...kit };

export type BaseWord = keyof typeof en;
export type Word = BaseWord | AreaWord;

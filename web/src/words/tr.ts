import type { BaseWord } from "./en";
import app from "./tr/app.json";
import identity from "./tr/identity.json";
import kit from "./tr/kit.json";

export const tr: Record<BaseWord, string> = { ...app, ...identity, ...kit };

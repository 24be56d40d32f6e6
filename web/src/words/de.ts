import app from "./de/app.json";
import identity from "./de/identity.json";
import kit from "./de/kit.json";
import type { BaseWord } from "./en";

export const de: Record<BaseWord, string> = { ...app, ...identity, ...kit };

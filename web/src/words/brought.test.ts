import { beforeEach, expect, it, vi } from "vitest";

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("document", { documentElement: { lang: "" } });
});

const word = "test.part" as never;

it("A part that could not be fetched is fetched again when a page wants it again", async () => {
  const { say, speak, speakToo } = await import("./words");
  await speak("en");
  await expect(speakToo("part", () => Promise.reject(new Error("no line")))).rejects.toThrow("no line");
  await speakToo("part", () => Promise.resolve({ [word]: "There" }));
  expect(say(word)).toBe("There");
});

it("A part that comes while another language does is said in that one", async () => {
  const { say, speak, speakToo } = await import("./words");
  await speak("en");
  const changing = speak("de");
  await Promise.all([speakToo("part", (language) => Promise.resolve({ [word]: language })), changing]);
  expect(say(word)).toBe("de");
});

// Catalogues stand as ICU MessageFormat in src/words/<language>/*.json. They are parsed here, so that a text which is not well-formed
// breaks the build, and what is sent to browsers is the parsed form.
import { parse } from "@formatjs/icu-messageformat-parser";

export function compileCatalogue(source, name) {
  return Object.fromEntries(
    Object.entries(JSON.parse(source)).map(([key, text]) => {
      try {
        const parts = parse(text, { captureLocation: false });
        // A text without arguments needs no formatting.
        return [key, parts.every((part) => part.type === 0) ? parts.map((part) => part.value).join("") : parts];
      } catch (error) {
        throw new Error(`${name}: "${key}" is not well-formed: ${error.message}`);
      }
    }),
  );
}

export function compiledWords() {
  return {
    name: "compiled-words",
    enforce: "pre",
    transform: {
      filter: { id: /\/src\/words\/[a-z]+\/[^/]+\.json$/ },
      handler(source, id) {
        return { code: `export default JSON.parse(${JSON.stringify(JSON.stringify(compileCatalogue(source, id)))});`, moduleType: "js", map: null };
      },
    },
  };
}

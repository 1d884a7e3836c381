/** Where a text stops being JSON, both 1-based, and what was found there. */
export interface JsonSyntaxError {
  line: number;
  column: number;
  message: string;
}

type Expected = "value" | "value or ]" | "key" | "key or }" | "separator";

const WHITE_SPACE = /[\t\n\r ]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * The first syntax error of a JSON text (RFC 8259), or undefined when there is none. `JSON.parse` says where
 * it stopped only in some engines and only for some errors.
 */
export function findJsonSyntaxError(text: string): JsonSyntaxError | undefined {
  const closers: ("}" | "]")[] = [];
  let expected: Expected = "value";
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const isMatch = pattern.test(text);
    if (isMatch) at = pattern.lastIndex;
    return isMatch;
  };
  for (;;) {
    skip(WHITE_SPACE);
    const found = text[at];
    const closer = closers.at(-1);
    if (expected === "separator" && closer === undefined) {
      return found === undefined ? undefined : describe(text, at, "nothing after the end of the document");
    }
    const mayClose = expected === "separator" || expected === "value or ]" || expected === "key or }";
    if (mayClose && found !== undefined && found === closer) {
      closers.pop();
      at += 1;
      expected = "separator";
    } else if (expected === "separator") {
      if (found !== ",") return describe(text, at, `"," or "${closer}"`);
      at += 1;
      expected = closer === "}" ? "key" : "value";
    } else if (expected === "key" || expected === "key or }") {
      if (!skip(STRING)) return describe(text, at, "a key in double quotes");
      skip(WHITE_SPACE);
      if (text[at] !== ":") return describe(text, at, '":" after the key');
      at += 1;
      expected = "value";
    } else if (found === "{" || found === "[") {
      closers.push(found === "{" ? "}" : "]");
      at += 1;
      expected = found === "{" ? "key or }" : "value or ]";
    } else {
      if (!skip(STRING) && !skip(SCALAR)) return describe(text, at, "a value");
      expected = "separator";
    }
  }
}

function describe(text: string, at: number, expected: string): JsonSyntaxError {
  const before = text.slice(0, at).split("\n");
  const column = (before.at(-1) ?? "").length + 1;
  return { line: before.length, column, message: `expected ${expected}, found ${describeFound(text, at)}` };
}

function describeFound(text: string, at: number): string {
  const found = text[at];
  if (found === undefined) return "the end of the file";
  if (found === '"') return "a text that does not end on its line or has a character that must be escaped";
  const word = /^\w+/.exec(text.slice(at, at + 20))?.[0];
  return JSON.stringify(word ?? String.fromCodePoint(text.codePointAt(at) ?? 0));
}

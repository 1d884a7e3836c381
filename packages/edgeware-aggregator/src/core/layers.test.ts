import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const core = fileURLToPath(new URL(".", import.meta.url));

/** What a pure fold must not know: the machine, its clock, chance, waiting, the packages that do I/O. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/(?:from|import\(|require\()\s*["'](?:node:)?(?!\.)[a-z_/]+["']/, "a module of Node"],
  [/from\s+["']@sourceful\/(?!domain["']|grid["'])(?!messaging["'])/, "a package with I/O"],
  [/^import\s+(?!type\b)[^;]*from\s+["']@sourceful\/messaging["']/m, "values of messaging, which has a bus"],
  [/\bDate\b(?!\.prototype)/, "the calendar"],
  [/\bMath\.random\b/, "chance"],
  [/\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b/, "timers"],
  [/\b(?:performance|process|globalThis|crypto|fetch|Intl)\s*[.[(]/, "the machine"],
  [/\b(?:async|await)\b/, "waiting"],
  [/\.(?:toLocale\w+|localeCompare)\(/, "the machine's language"],
];

/** Code without comments and without the contents of template and quoted text, imports kept. */
function codeOf(source: string): string {
  return source
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/\/\/.*$/gm, "")
    .replaceAll(/`[^`]*`/g, "``");
}

function findViolations(source: string): string[] {
  const code = codeOf(source);
  return FORBIDDEN.flatMap(([pattern, what]) => (pattern.test(code) ? [what] : []));
}

/** Relative imports of a file that lead out of the core. */
function findWayOut(file: string, source: string): string[] {
  return [...source.matchAll(/from\s+"(\.[^"]+)"/g)]
    .map(([, to = ""]) => to)
    .filter((to) => relative(core, resolve(core, dirname(file), to)).startsWith(".."));
}

const files = readdirSync(core, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !/(^|[\\/])testing[\\/]/.test(file),
);

test("the core has files to look at", () => {
  expect(files.length).toBeGreaterThan(30);
});

test.each(files)("%s does no I/O and knows no clock and no chance", (file) => {
  const source = readFileSync(join(core, file), "utf8");
  expect(findViolations(source)).toEqual([]);
  expect(findWayOut(file, source)).toEqual([]);
});

test.each([
  ['import { readFile } from "node:fs/promises";', "a module of Node"],
  ['import net from "net";', "a module of Node"],
  ['import { randomBytes } from "node:crypto";', "a module of Node"],
  ['import { Journal } from "@sourceful/journal";', "a package with I/O"],
  ['import { connectBus } from "@sourceful/messaging";', "values of messaging, which has a bus"],
  ["const now = Date.now();", "the calendar"],
  ["const now = new Date();", "the calendar"],
  ["const dice = Math.random();", "chance"],
  ["setTimeout(go, 5);", "timers"],
  ["const t = performance.now();", "the machine"],
  ["export async function go() {}", "waiting"],
  ['a.localeCompare("b")', "the machine's language"],
])("the planted violation %s is caught", (source, what) => {
  expect(findViolations(source)).toContain(what);
});

test("an import of the shell is caught", () => {
  expect(findWayOut("sums/a.ts", 'import { b } from "../../shell/b.ts";')).toEqual(["../../shell/b.ts"]);
  expect(findWayOut("sums/a.ts", 'import { b } from "../b.ts";')).toEqual([]);
});

test("what is harmless passes", () => {
  expect(
    findViolations('import type { Envelope } from "@sourceful/messaging"; // Date.now()\nconst a = 1;'),
  ).toEqual([]);
});

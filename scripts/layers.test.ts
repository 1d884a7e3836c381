import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Who may depend on whom, low to high. A package may import those on lower lines, and nothing else of ours. */
const LAYERS: readonly (readonly string[])[] = [
  ["domain"],
  ["identity", "journal", "modbus", "nats-embedded", "control", "grid"],
  ["messaging", "luarunner"],
  ["drivers"],
  ["gateway", "edgeware-aggregator"],
  ["probe"],
];
/** May import anything; only tests (devDependencies) and the apps' demo import it. */
const SIMULATOR = "simulator";
/** Both programs' terminal: only apps import it, and it alone may touch the process. */
const TERMINAL = "terminal";

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

function manifestOf(directory: string): Manifest {
  return JSON.parse(readFileSync(join(root, directory, "package.json"), "utf8")) as Manifest;
}

function ours(dependencies: Record<string, string> = {}): string[] {
  return Object.keys(dependencies)
    .filter((name) => name.startsWith("@sourceful/"))
    .map((name) => name.slice("@sourceful/".length));
}

function layerOf(name: string): number {
  return LAYERS.findIndex((layer) => layer.includes(name));
}

/** Which of `dependencies` the package `name` must not have. */
function findForbidden(name: string, dependencies: readonly string[]): string[] {
  if (name === SIMULATOR) return dependencies.filter((dependency) => dependency === TERMINAL);
  if (name === TERMINAL) return dependencies.filter((dependency) => dependency !== "domain");
  return dependencies.filter((dependency) => layerOf(dependency) < 0 || layerOf(dependency) >= layerOf(name));
}

/** `@sourceful/x` in the code of a package, tests left out. */
function importsOf(directory: string): string[] {
  const sources = readdirSync(join(root, directory, "src"), { recursive: true, encoding: "utf8" }).filter(
    (file) =>
      file.endsWith(".ts") && !file.endsWith(".test.ts") && !/(^|[\\/])testing([\\/]|\.ts$)/.test(file),
  );
  const found = sources.flatMap((file) => {
    const text = readFileSync(join(root, directory, "src", file), "utf8");
    return [...text.matchAll(/^(?!\s*\*).*(?:from|import\()\s*"@sourceful\/([a-z-]+)/gm)].map(
      (match) => match[1] ?? "",
    );
  });
  return [...new Set(found)];
}

const packages = readdirSync(join(root, "packages")).filter((name) =>
  existsSync(join(root, "packages", name, "package.json")),
);

test.each(packages)("%s is in the layer table and depends only downwards", (name) => {
  const manifest = manifestOf(`packages/${name}`);
  expect(manifest.name).toBe(`@sourceful/${name}`);
  expect(name === SIMULATOR || name === TERMINAL || layerOf(name) >= 0, `${name} has no layer`).toBe(true);
  expect(findForbidden(name, ours(manifest.dependencies))).toEqual([]);
  expect(findForbidden(name, importsOf(`packages/${name}`))).toEqual([]);
});

test.each(packages)("%s declares what it imports", (name) => {
  const declared = ours(manifestOf(`packages/${name}`).dependencies);
  expect(
    importsOf(`packages/${name}`).filter((imported) => !declared.includes(imported) && imported !== name),
  ).toEqual([]);
});

test("a planted upward import is caught", () => {
  expect(findForbidden("modbus", ["domain", "gateway"])).toEqual(["gateway"]);
  expect(findForbidden("domain", ["identity"])).toEqual(["identity"]);
  expect(findForbidden("gateway", ["simulator"])).toEqual(["simulator"]);
  expect(findForbidden("gateway", ["terminal"])).toEqual(["terminal"]);
});

test.each(packages.filter((name) => name !== TERMINAL))(
  "%s leaves environment, arguments, signals and the console to the apps",
  (name) => {
    const sources = readdirSync(join(root, "packages", name, "src"), { recursive: true, encoding: "utf8" });
    for (const file of sources.filter(
      (path) => path.endsWith(".ts") && !path.includes("testing") && !path.endsWith(".test.ts"),
    )) {
      const text = readFileSync(join(root, "packages", name, "src", file), "utf8");
      expect(text, `${name}/src/${file}`).not.toMatch(/process\.(env|argv|exit|on)\b|console\./);
    }
  },
);

test.each(packages)("%s has a README that starts with what it is for", (name) => {
  const readme = readFileSync(join(root, "packages", name, "README.md"), "utf8");
  expect(readme).toMatch(new RegExp(`^# @sourceful/${name}\\n\\n\\S`));
});

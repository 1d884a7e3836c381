import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");

function markdownFiles(): string[] {
  const docs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).filter((f) =>
    f.endsWith(".md"),
  );
  return ["README.md", "CONTRIBUTING.md", "SECURITY.md", ...docs.map((file) => join("docs", file))];
}

test("the README names every package in its table", () => {
  const readme = read("README.md");
  const missing = readdirSync(join(root, "packages")).filter(
    (name) => !readme.includes(`[${name}](packages/${name})`),
  );
  expect(missing).toEqual([]);
});

test("relative links in the docs lead somewhere", () => {
  const broken = markdownFiles().flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map((match) => match[1] ?? "")
      .filter((target) => !existsSync(join(root, dirname(file), target)))
      .map((target) => `${file}: ${target}`),
  );
  expect(broken).toEqual([]);
});

test("the lock file pins no download host", () => {
  expect(read("pnpm-lock.yaml")).not.toMatch(/https?:\/\//);
});

test("the pnpm version is the same wherever it is named", () => {
  const { packageManager, devDependencies } = JSON.parse(read("package.json")) as {
    packageManager: string;
    devDependencies: Record<string, string>;
  };
  expect(packageManager).toBe(`pnpm@${devDependencies["pnpm"]}`);
});

test("dependencies are pinned to exact versions", () => {
  const parents = ["packages", "apps"].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => join(parent, name)),
  );
  const manifests = [".", "bench", "drivers", ...parents]
    .map((directory) => join(directory, "package.json"))
    .filter((file) => existsSync(join(root, file)));
  const loose = manifests.flatMap((file) => {
    const { dependencies, devDependencies } = JSON.parse(read(file)) as Record<
      string,
      Record<string, string>
    >;
    return Object.entries({ ...dependencies, ...devDependencies })
      .filter(([, range]) => !/^(workspace:\*|(npm:[^ ]+@)?\d+\.\d+\.\d+)$/.test(range))
      .map(([name, range]) => `${file}: ${name} ${range}`);
  });
  expect(loose).toEqual([]);
});

// Brings a checkout to where it can run: Node checked, dependencies installed, packages built.
// Plain JavaScript on purpose: it runs before anything is installed. Each step is skipped when its inputs
// have not changed since it last succeeded, so a second run costs a few milliseconds.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

const MIN_NODE = [20, 19];
const stampDir = join(root, "node_modules", ".sourceful");

/** Installs and builds whatever is stale. With `quiet` it prints only when something fails. */
export function setup({ quiet = false } = {}) {
  checkNode();
  const say = quiet ? () => undefined : (text) => process.stderr.write(`${text}\n`);
  step("install", installInputs(), say, "Installing dependencies (once, about half a minute) …", () => {
    const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    return run("npx", ["--yes", packageManager, "install", "--frozen-lockfile"], quiet);
  });
  const isBuilt = projects().every((project) => existsSync(join(root, project, "dist")));
  const build = () => {
    const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
    return run(process.execPath, [compiler, "-b"], quiet);
  };
  step("build", buildInputs(), say, "Building …", build, isBuilt);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isOldEnough = major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1]);
  if (isOldEnough) return;
  process.stderr.write(`Node ${MIN_NODE.join(".")} or newer is needed; this is ${process.versions.node}.\n`);
  process.exit(1);
}

function step(name, inputs, say, message, work, isResultThere = true) {
  const stampFile = join(stampDir, name);
  if (isResultThere && existsSync(stampFile) && readFileSync(stampFile, "utf8") === inputs) return;
  say(message);
  const startedMs = Date.now();
  const status = work();
  if (status !== 0) {
    process.stderr.write(`${name} failed (exit ${status}); nothing else was done.\n`);
    process.exit(1);
  }
  mkdirSync(stampDir, { recursive: true });
  writeFileSync(stampFile, inputs);
  say(`  done in ${((Date.now() - startedMs) / 1000).toFixed(1)} s`);
}

function run(command, args, quiet) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", 2, 2],
    shell: process.platform === "win32",
    env: { ...process.env, npm_config_update_notifier: "false" },
  });
  if (quiet && result.status !== 0) process.stderr.write(`${result.stdout ?? ""}${result.stderr ?? ""}`);
  if (result.error) process.stderr.write(`${command}: ${result.error.message}\n`);
  return result.status ?? 1;
}

function installInputs() {
  const files = [
    "package.json",
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    ...projects().map((p) => join(p, "package.json")),
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

// Sizes and times, not contents: this is on the path of every command.
function buildInputs() {
  const lines = ["package.json", "tsconfig.base.json", "tsconfig.json"].map(describe);
  for (const project of projects()) {
    lines.push(describe(join(project, "tsconfig.json")));
    walk(join(project, "src"), (file) => lines.push(describe(file)));
    for (const name of readdirSync(join(root, project))) {
      if (name.endsWith(".ts")) lines.push(describe(join(project, name)));
    }
  }
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}

function projects() {
  const found = ["packages", "apps"].flatMap((parent) =>
    existsSync(join(root, parent)) ? readdirSync(join(root, parent)).map((name) => join(parent, name)) : [],
  );
  return [...found, "bench", "drivers"].filter((dir) => existsSync(join(root, dir, "package.json"))).sort();
}

function walk(dir, visit) {
  if (!existsSync(join(root, dir))) return;
  for (const entry of readdirSync(join(root, dir), { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) walk(path, visit);
    else visit(path);
  }
}

function describe(file) {
  const path = join(root, file);
  if (!existsSync(path)) return `${file} missing`;
  const { size, mtimeMs } = statSync(path);
  return `${relative(root, path)} ${size} ${mtimeMs}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setup();

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { silentLogger, systemClock } from "@sourceful/domain";
import { SigningKey } from "@sourceful/identity";
import { type Bus, connectBus, EnvelopeSealer, type StateSample } from "@sourceful/messaging";
import { ProgramRun } from "./program-run.ts";

const page = fileURLToPath(new URL("../../../../docs/edgeware.md", import.meta.url));

/** The community.yaml that docs/edgeware.md shows. */
export async function documentedCommunity(): Promise<string> {
  const [, yaml] = /```yaml\n(.*?)```/s.exec(await readFile(page, "utf8")) ?? [];
  if (yaml === undefined) throw new Error("docs/edgeware.md shows no community.yaml");
  return yaml;
}

/** A running `edgeware` on the community of the docs, with buildings that can sign. */
export class CommunityStand {
  readonly directory: string;
  readonly file: string;
  readonly yaml: string;
  run: ProgramRun | undefined;
  url = "";
  readonly #sealers: Map<string, EnvelopeSealer>;
  #bus: Bus | undefined;

  static async make(): Promise<CommunityStand> {
    const directory = await mkdtemp(join(tmpdir(), "edgeware-"));
    let yaml = await documentedCommunity();
    const sealers = new Map<string, EnvelopeSealer>();
    // The page's own keys, one after another, give way to ones that can sign.
    for (const [, serial = "", publicKey = ""] of yaml.matchAll(
      /serial: ([\w-]+),?\s+public_key: ([\w-]{43})/g,
    )) {
      const key = SigningKey.create();
      yaml = yaml.replace(publicKey, key.publicKey);
      sealers.set(serial, new EnvelopeSealer({ key, community: "birch-lane", sender: serial, boot: 1 }));
    }
    const stand = new CommunityStand(directory, yaml, sealers);
    await stand.write(yaml);
    return stand;
  }

  private constructor(directory: string, yaml: string, sealers: Map<string, EnvelopeSealer>) {
    this.directory = directory;
    this.file = join(directory, "community.yaml");
    this.yaml = yaml;
    this.#sealers = sealers;
  }

  get serials(): string[] {
    return [...this.#sealers.keys()];
  }

  write(yaml: string): Promise<void> {
    return writeFile(this.file, yaml);
  }

  /** Starts the program and connects to its server. */
  async start(): Promise<void> {
    const data = ["--data-dir", join(this.directory, "data")];
    const ports = ["--nats-port", "0", "--http-port", "0"];
    this.run = new ProgramRun(["run", "--community", this.file, ...data, ...ports]);
    const [, url = ""] = await this.run.saying(/^NATS: (\S+)$/m);
    const [, api = ""] = await this.run.saying(/^API: {2}(\S+)\/openapi\.json$/m);
    this.url = api;
    this.#bus = await connectBus({ url, name: "stand", clock: systemClock, logger: silentLogger });
  }

  /** A building says what it draws. */
  report(serial: string, ...samples: readonly Partial<StateSample>[]): void {
    const ts = systemClock.nowMs();
    const message = this.#sealers.get(serial)?.seal("buildingState", {
      atMs: ts,
      dataClass: "REAL",
      sourceRef: "meter",
      validForMs: 900_000,
      body: {
        timestamp_source: "device_clock_synced",
        samples: samples.map((sample) => ({ ts, quality: "valid" as const, ...sample })),
      },
    });
    if (message) this.#bus?.publish(message.subject, message.data);
  }

  /** What the API says, without a process for every question. */
  async get<T = unknown>(path: string): Promise<T> {
    return (await (await fetch(new URL(path, this.url))).json()) as T;
  }

  /** One of the program's views; its JSON lines. */
  async view(...args: readonly string[]): Promise<unknown[]> {
    const { exitCode, stdout, stderr } = await this.ask(...args, "--json");
    if (exitCode !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
    return stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as unknown);
  }

  ask(...args: readonly string[]) {
    return ProgramRun.result([...args, "--url", this.url]);
  }

  /** Ends the program without warning. */
  async kill(): Promise<void> {
    await this.#bus?.close();
    this.run?.process.kill("SIGKILL");
    await this.run?.ended();
  }

  async stop(): Promise<number | null | undefined> {
    await this.#bus?.close();
    this.run?.interrupt();
    return (await this.run?.ended())?.exitCode;
  }

  async close(): Promise<void> {
    await this.stop();
    await rm(this.directory, { recursive: true, force: true });
  }
}

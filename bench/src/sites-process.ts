// Simulated houses in a process of their own: prints their ports as JSON, runs until its input ends.
import { once } from "node:events";
import { SunspecPlant } from "@sourceful/simulator";

const count = Number(process.argv[2]);
const sites = await Promise.all(
  Array.from({ length: count }, (_, seed) => new SunspecPlant({ seed, startLocalHour: 13 }).serve()),
);
process.stdout.write(`${JSON.stringify(sites.map(({ port }) => port))}\n`);
await once(process.stdin.resume(), "end");
await Promise.all(sites.map((site) => site.close()));

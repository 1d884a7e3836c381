import type { NodeRun } from "./node-run.ts";

/** The serial of the node that speaks first. */
export async function firstSerial({ subscriber }: Pick<NodeRun, "subscriber">): Promise<string> {
  const telemetry = subscriber.subscribe("gateways.*.devices.*.ders.*.telemetry.json.v1", { max: 1 });
  for await (const { subject } of telemetry) return subject.split(".")[1] ?? "";
  throw new Error("the node said nothing");
}

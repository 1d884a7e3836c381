import { type Logger, systemClock } from "@sourceful/domain";
import { connectBus } from "@sourceful/messaging";

/** Everything on the bus, as a subscriber sees it: one JSON object {subject, data} a line. */
export async function printMessages(natsUrl: string, logger: Logger): Promise<{ close(): Promise<void> }> {
  const bus = await connectBus({ url: natsUrl, name: "edgeware-demo", clock: systemClock, logger });
  for (const pattern of ["communities.>", "gateways.>"]) {
    bus.subscribe(pattern, ({ subject, data }) => {
      const payload: unknown = JSON.parse(Buffer.from(data).toString("utf8"));
      process.stdout.write(`${JSON.stringify({ subject, data: payload })}\n`);
    });
  }
  return bus;
}

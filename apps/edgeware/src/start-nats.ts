import type { Clock, Logger } from "@sourceful/domain";
import type { BusAuth } from "@sourceful/messaging";
import { NatsServer } from "@sourceful/nats-embedded";

/** Where buildings are heard: at a server in this process, for what runs on this machine, or at one elsewhere. */
export type NatsChoice =
  | { readonly kind: "embedded"; readonly port: number }
  | { readonly kind: "server"; readonly url: string; readonly credsFile?: string };

/** What the bus of a community connects to. */
export interface StartedNats {
  /** May hold credentials. */
  readonly url: string;
  readonly auth?: BusAuth;
  close(): Promise<void>;
}

/** Starts the embedded server, if chosen. @throws ConfigError `address_in_use` */
export async function startNats(nats: NatsChoice, logger: Logger, clock: Clock): Promise<StartedNats> {
  if (nats.kind === "server") {
    const { url, credsFile } = nats;
    return {
      url,
      ...(credsFile === undefined ? {} : { auth: { type: "creds", file: credsFile } }),
      close: () => Promise.resolve(),
    };
  }
  const server = await NatsServer.listen({ host: "127.0.0.1", port: nats.port, logger, clock });
  return { url: server.url, close: () => server.close() };
}

import type { Server } from "node:net";
import { ConfigError } from "@sourceful/domain";

/** Resolves when the server listens; an address it cannot have is the operator's to change. */
export async function listenOn(server: Server, host: string, port: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host, port }, () => {
        server.off("error", reject);
        resolve();
      });
    });
  } catch (cause) {
    throw listenError(host, port, cause as NodeJS.ErrnoException);
  }
}

function listenError(host: string, port: number, cause: NodeJS.ErrnoException): ConfigError {
  const place = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  const details = { host, port };
  if (cause.code === "EADDRINUSE") {
    const message = `NATS cannot listen on ${place}: another program has that port. Stop it, choose another port, or use port 0 for a free one.`;
    return new ConfigError(message, { code: "address_in_use", cause, details });
  }
  return new ConfigError(`NATS cannot listen on ${place}: ${cause.message}`, {
    code: "config_invalid",
    cause,
    details,
  });
}

import type { AddressInfo, Server } from "node:net";
import { ConfigError } from "@sourceful/domain";

/**
 * Makes a server listen; port 0 picks a free one.
 *
 * @returns the port
 * @throws {ConfigError} address_in_use for a taken port, config_invalid when it cannot listen for another reason
 */
export function listenOn(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === "EADDRINUSE";
      const message = taken ? `port ${port} on ${host} is taken` : `cannot listen on ${host}:${port}`;
      const code = taken ? "address_in_use" : "config_invalid";
      reject(new ConfigError(message, { code, cause }));
    };
    server.once("error", onError);
    server.listen(port, host, () => {
      server.off("error", onError);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

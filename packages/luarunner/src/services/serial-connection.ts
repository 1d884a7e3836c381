import type { Socket } from "node:net";
import { type Clock, errorMessage } from "@sourceful/domain";
import type { SerialTarget } from "../driver-grants.ts";
import type { PeerConnection } from "./kept-connection.ts";
import { LocalSerialPort } from "./local-serial-port.ts";
import { openPeerSocket } from "./peer-socket.ts";

export interface SerialConnectionOptions {
  clock: Clock;
  signal: AbortSignal;
  readonly onBytes: (bytes: Uint8Array) => void;
}

const OPEN_MS = 5_000;

/**
 * Opens a serial line: a port of this machine, or one behind a serial server that passes bytes on as they are
 * (ser2net's "raw" and its like).
 * @throws {TimeoutError|DeviceError} connection_failed
 */
export async function openSerialConnection(
  target: SerialTarget,
  { clock, signal, onBytes }: SerialConnectionOptions,
): Promise<PeerConnection> {
  if (target.kind === "port") return LocalSerialPort.open(target, { clock, signal, onBytes });
  const socket = await openPeerSocket(target, { clock, timeoutMs: OPEN_MS, signal });
  return listenTo(socket, onBytes);
}

function listenTo(socket: Socket, onBytes: (bytes: Uint8Array) => void): PeerConnection {
  let fault: string | undefined;
  socket.on("error", (error) => (fault ??= errorMessage(error)));
  socket.on("data", onBytes);
  const closed = new Promise<string>((resolve) => {
    socket.once("close", () => resolve(fault ?? "closed by the serial server"));
  });
  return {
    closed,
    close: async () => {
      socket.destroy();
      await closed;
    },
  };
}

import type { Socket } from "node:net";
import { type Clock, DeviceError, errorMessage } from "@sourceful/domain";
import type { SerialTarget } from "../driver-grants.ts";
import type { PeerConnection } from "./kept-connection.ts";
import { openPeerSocket } from "./peer-socket.ts";

export interface SerialConnectionOptions {
  clock: Clock;
  signal: AbortSignal;
  readonly onBytes: (bytes: Uint8Array) => void;
}

const OPEN_MS = 5_000;

/**
 * Opens a serial line behind a serial server (ser2net's "raw" and its like).
 * @throws {TimeoutError} connection_failed
 * @throws {DeviceError} not_supported for a port of this machine
 */
export async function openSerialConnection(
  target: SerialTarget,
  { clock, signal, onBytes }: SerialConnectionOptions,
): Promise<PeerConnection> {
  if (target.kind === "port") {
    throw new DeviceError("local serial ports are not supported on this installation", {
      code: "not_supported",
    });
  }
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

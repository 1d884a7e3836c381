import { connect } from "node:net";
import { TcpChannel } from "./tcp-channel.ts";
import type { Transport } from "./transport.ts";

/** First keepalive probe after this much silence, so that a device that vanished is noticed between polls. */
const KEEPALIVE_AFTER_MS = 15_000;

/** Modbus TCP: every request on the wire at once (no Nagle), keepalive on. */
export const tcpTransport: Transport = {
  open({ host, port }, { clock, timeoutMs, signal, onClose }) {
    return new Promise((resolve, reject) => {
      const socket = connect({
        host,
        port,
        noDelay: true,
        keepAlive: true,
        keepAliveInitialDelay: KEEPALIVE_AFTER_MS,
      });
      const fail = (error: Error) => {
        settle();
        // A socket being destroyed may still report an error; nobody listens for it any more.
        socket.on("error", () => undefined);
        socket.destroy();
        reject(error);
      };
      const onAbort = () => fail(signal.reason as Error);
      const timer = clock.after(timeoutMs, () => fail(new Error(`no connection within ${timeoutMs} ms`)));
      const settle = () => {
        timer.cancel();
        signal.removeEventListener("abort", onAbort);
        socket.off("error", fail);
        socket.off("connect", onConnect);
      };
      signal.addEventListener("abort", onAbort, { once: true });
      const onConnect = () => {
        settle();
        resolve(new TcpChannel(socket, clock, onClose));
      };
      socket.on("error", fail);
      socket.on("connect", onConnect);
      if (signal.aborted) onAbort();
    });
  },
};

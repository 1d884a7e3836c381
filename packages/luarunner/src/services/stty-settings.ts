import type { SerialTarget } from "../driver-grants.ts";

export type LocalSerialTarget = Extract<SerialTarget, { kind: "port" }>;

const PARITY = { none: ["-parenb"], even: ["parenb", "-parodd"], odd: ["parenb", "parodd"] };

/**
 * What `stty` is to set for a port that is read as it comes: no echo, no translation of bytes, no flow
 * control. 115,200 baud, 8 data bits, no parity and 1 stop bit where the target does not say.
 */
export function sttySettings(target: LocalSerialTarget): string[] {
  const { baudRate = 115_200, dataBits = 8, parity = "none", stopBits = 1 } = target;
  // Some systems set the frame too by "raw", so ours comes after it.
  const line = ["raw", "-echo", "clocal", "cread", "-crtscts", "-ixon", "-ixoff"];
  return [`${baudRate}`, ...line, `cs${dataBits}`, ...PARITY[parity], stopBits === 2 ? "cstopb" : "-cstopb"];
}

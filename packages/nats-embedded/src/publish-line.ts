import type { ProtocolFault } from "./protocol-fault.ts";

const SIZE = /^\d{1,9}$/;

/**
 * The one spelling of a PUB or HPUB line: upper case, single spaces, sizes without leading zeros, CR LF, and
 * no header part that is empty. A fault when the arguments make no sense or a name holds control characters.
 */
export function canonicalPublishLine(verb: "PUB" | "HPUB", args: readonly string[]): string | ProtocolFault {
  const sizeCount = verb === "PUB" ? 1 : 2;
  const names = args.slice(0, -sizeCount);
  const sizes = args.slice(-sizeCount);
  const isWellFormed =
    (names.length === 1 || names.length === 2) &&
    names.every(isPrintable) &&
    sizes.every((size) => SIZE.test(size));
  if (!isWellFormed) return { reason: `malformed ${verb}` };
  const [first = 0, total = first] = sizes.map(Number);
  if (first > total) return { reason: "HPUB with more header than message" };
  const hasHeaders = verb === "HPUB" && first > 0;
  const sizeText = hasHeaders ? `${first} ${total}` : `${total}`;
  return `${hasHeaders ? "HPUB" : "PUB"} ${names.join(" ")} ${sizeText}\r\n`;
}

function isPrintable(name: string): boolean {
  return Buffer.from(name, "latin1").every((byte) => byte > 32);
}

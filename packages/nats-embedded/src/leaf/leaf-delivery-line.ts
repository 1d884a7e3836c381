import type { PublishFrame } from "../publish-frame.ts";

/**
 * The line of a message to another server: `LMSG subject + reply queue… size`, `LMSG subject | queue… size` or
 * without queue groups as to a client; HMSG and a header size where headers are kept. `skippedBytes` of headers
 * are left out. Source: nats-server, msgHeaderForRouteOrLeaf.
 */
export function deliveryLine(frame: PublishFrame, queues: readonly string[], skippedBytes: number): string {
  const { subject, reply, headerBytes, payloadBytes } = frame;
  const hasHeaders = headerBytes !== undefined && skippedBytes === 0;
  const words = [hasHeaders ? "HMSG" : "LMSG", subject];
  if (queues.length > 0) words.push(reply === undefined ? "|" : "+");
  if (reply !== undefined) words.push(reply);
  words.push(...queues);
  if (hasHeaders) words.push(String(headerBytes));
  words.push(String(payloadBytes - skippedBytes));
  return `${words.join(" ")}\r\n`;
}

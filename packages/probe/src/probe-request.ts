import type { MessageHeaders } from "@sourceful/messaging";

/** A question as it came in, before anybody decided about it. */
export interface ProbeRequest {
  /** As the sender gave it; "" when it cannot be read. */
  readonly id: string;
  /** "" when it cannot be read. */
  readonly method: string;
  /** As it was sent, unchecked; undefined when there are none. */
  readonly params: unknown;
  /** `reply_to`, or else the reply subject of NATS; undefined when nobody waits for an answer. */
  readonly replyTo: string | undefined;
  /** Where progress goes, if anywhere. */
  readonly progressTo: string | undefined;
  /** The subject it came on. */
  readonly subject: string;
  readonly headers: MessageHeaders;
  /** The whole JSON object; empty when the payload is none. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The payload, byte for byte. */
  readonly raw: Uint8Array;
  /** What keeps it from being a request, one line. */
  readonly problem?: string;
}

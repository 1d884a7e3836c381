import { RejectedError } from "@sourceful/domain";
import type { SigningKey } from "@sourceful/identity";
import { describeSchemaErrors, type SchemaError } from "../schema-problem.ts";
import { BUILDING_MESSAGES } from "./building-messages.ts";
import type { EnvelopeContent, SignedMessageKind } from "./envelope.ts";
import { FLEXUS_MESSAGES } from "./flexus-messages.ts";
import { envelope as isEnvelope } from "./generated/validators.ts";
import { joinSigned, MAX_ENVELOPE_BYTES } from "./signed-bytes.ts";
import { BUILDING_SIGNED, FLEXUS_SIGNED, type SignedMessage } from "./signed-messages.ts";
import { signedSubject } from "./signed-subject.ts";

/** A signed message and the only subject it may be published on. */
export interface SealedMessage<K extends SignedMessageKind = SignedMessageKind> {
  readonly kind: K;
  readonly subject: string;
  readonly data: Uint8Array;
}

const MESSAGES = { ...BUILDING_MESSAGES, ...FLEXUS_MESSAGES };
const SIGNED = new Map<string, SignedMessage<SignedMessageKind>>([...BUILDING_SIGNED, ...FLEXUS_SIGNED]);

/**
 * Signs a message. Nothing that does not fit its schema is ever signed.
 * @throws RejectedError `message_invalid` naming every problem, `value_out_of_range` when it is larger than
 * 64 KiB, `subject_token_invalid`
 */
export function sealEnvelope<K extends SignedMessageKind>(
  kind: K,
  content: EnvelopeContent<K>,
  key: SigningKey,
): SealedMessage<K> {
  return { kind, ...seal(kind, content, key) };
}

type AnyContent = Omit<EnvelopeContent<never>, "body"> & { readonly body: object };

function seal(kind: SignedMessageKind, content: AnyContent, key: SigningKey): Omit<SealedMessage, "kind"> {
  const { id } = MESSAGES[kind];
  const { community, sender, recipient, record, boot, seq, ts } = content;
  const { data_class, source_ref, valid_for_ms, idem, body } = content;
  // The order is that of the wire: a receiver finds the key by the first members.
  const message = {
    schema: id,
    community,
    sender,
    ...(recipient === undefined ? {} : { recipient }),
    key_epoch: key.keyEpoch,
    ...(record === undefined ? {} : { record: { epoch: record.epoch, seq: record.seq } }),
    boot,
    seq,
    ts,
    data_class,
    source_ref,
    valid_for_ms,
    idem,
    body,
  };
  check(isEnvelope(message), isEnvelope.errors, kind);
  const isBody = SIGNED.get(id)?.isBody;
  check(isBody?.(body) === true, isBody?.errors, kind);
  const subject = signedSubject(kind, content);
  const signed = Buffer.from(JSON.stringify(message).slice(0, -1));
  const data = joinSigned({ signed, signature: key.sign(signed) });
  if (data.length > MAX_ENVELOPE_BYTES) {
    throw new RejectedError(`a ${kind} message of ${data.length} bytes is too large`, {
      code: "value_out_of_range",
      details: { kind, bytes: data.length, mostBytes: MAX_ENVELOPE_BYTES },
    });
  }
  return { subject, data };
}

function check(isValid: boolean, errors: readonly SchemaError[] | null | undefined, kind: string): void {
  if (isValid) return;
  const problems = describeSchemaErrors(errors ?? []);
  const [first] = problems;
  throw new RejectedError(`the ${kind} message does not fit its schema: ${first?.path} ${first?.message}`, {
    code: "message_invalid",
    details: { kind, problems },
  });
}

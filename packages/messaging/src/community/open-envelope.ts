import { errorMessage } from "@sourceful/domain";
import { verifySignature } from "@sourceful/identity";
import type { BusMessage } from "../bus.ts";
import { describeSchemaErrors, type SchemaError, type SchemaProblem } from "../schema-problem.ts";
import type { BuildingEnvelope, Envelope, FlexusEnvelope, SignedMessageKind } from "./envelope.ts";
import { type EnvelopeHead, readHead } from "./envelope-head.ts";
import { envelope as isEnvelope } from "./generated/validators.ts";
import type { Keyring } from "./keyring.ts";
import type { ReceptionCode } from "./reception-code.ts";
import { splitSigned } from "./signed-bytes.ts";
import { BUILDING_SIGNED, FLEXUS_SIGNED, type SignedMessage } from "./signed-messages.ts";
import { signedSubject } from "./signed-subject.ts";

/** Why a message was not let in. */
export interface Refusal {
  readonly code: Exclude<ReceptionCode, "OK">;
  /** In plain words, one line. */
  readonly reason: string;
  /** Everything that does not fit the schema; empty for other reasons. */
  readonly problems: readonly SchemaProblem[];
  /** Who the message says it is from; only to be believed when `isGenuine`. */
  readonly head: EnvelopeHead | undefined;
  /** The signature is that of the sender it names. */
  readonly isGenuine: boolean;
}

/** A message whose sender and shape are as they should be, or why not. */
export type Opened<E extends Envelope> =
  | { readonly ok: true; readonly envelope: E }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Opens a message between a building and its community: signature over the bytes as they came, by a believed
 * key of the sender it names, in the role its kind is signed in, on the subject that is theirs; then its schema.
 * Time, content and plausibility are for who knows the state.
 */
export function openEnvelope(
  message: Pick<BusMessage, "subject" | "data">,
  keyring: Keyring,
): Opened<BuildingEnvelope> {
  return open(message, keyring, BUILDING_SIGNED) as Opened<BuildingEnvelope>;
}

/** Opens a message between a community and FLEXUS; one of a building is none. As `openEnvelope` else. */
export function openFlexusEnvelope(
  message: Pick<BusMessage, "subject" | "data">,
  keyring: Keyring,
): Opened<FlexusEnvelope> {
  return open(message, keyring, FLEXUS_SIGNED) as Opened<FlexusEnvelope>;
}

function open(
  { subject, data }: Pick<BusMessage, "subject" | "data">,
  keyring: Keyring,
  known: ReadonlyMap<string, SignedMessage<SignedMessageKind>>,
): Opened<Envelope> {
  const parts = splitSigned(data);
  if (!parts) return refuse("INVALID_DATA", "it does not end with a signature, or is too large");
  const head = readHead(parts.signed);
  if (!head) return refuse("INVALID_DATA", "it does not begin with schema, community, sender and key_epoch");
  const deny = (reason: string) => refuse("IDENTITY", reason, head);
  if (head.community !== keyring.community) return deny("it is about another community");
  const signer = keyring.find(head.sender, head.keyEpoch);
  if (!signer) return deny("no key of that sender and epoch is believed");
  if (!verifySignature(signer.key, parts.signed, parts.signature)) return deny("the signature is wrong");

  const refuseGenuine = (code: Refusal["code"], reason: string, problems: readonly SchemaProblem[] = []) =>
    refuse(code, reason, head, problems, true);
  const message = known.get(head.schema);
  if (!message) return refuseGenuine("INVALID_MESSAGE", `the schema ${head.schema} is not known here`);
  if (signer.role !== message.signer) {
    return refuseGenuine("IDENTITY", `a ${signer.role} does not sign ${message.kind} messages`);
  }
  if (message.isAddressed && head.recipient === undefined) {
    return refuseGenuine("INVALID_MESSAGE", "it does not say who it is for");
  }
  if (signedSubject(message.kind, head) !== subject) {
    return refuseGenuine("IDENTITY", "it was published on a subject that is not its own");
  }
  let content: unknown;
  try {
    content = JSON.parse(`${decoder.decode(parts.signed)}}`);
  } catch (thrown) {
    return refuseGenuine("INVALID_DATA", `it is not JSON: ${errorMessage(thrown)}`);
  }
  if (!isEnvelope(content)) return refuseGenuine(...describe(isEnvelope.errors));
  const envelope = content as Envelope;
  if (!isOf(envelope, head))
    return refuseGenuine("INVALID_DATA", "it names its sender or its place more than once, or late");
  if (!message.isBody(envelope.body)) return refuseGenuine(...describe(message.isBody.errors, "body"));
  return { ok: true, envelope };
}

// Bytes that are not UTF-8 must not turn into text that looks right.
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Of a name that comes twice JSON takes the last, and the head is the first. */
function isOf(envelope: Envelope, head: EnvelopeHead): boolean {
  return (
    envelope.schema === head.schema &&
    envelope.community === head.community &&
    envelope.sender === head.sender &&
    envelope.recipient === head.recipient &&
    envelope.key_epoch === head.keyEpoch &&
    envelope.record?.epoch === head.record?.epoch &&
    envelope.record?.seq === head.record?.seq
  );
}

function describe(
  errors: readonly SchemaError[] | null | undefined,
  under = "",
): ["INVALID_MESSAGE", string, readonly SchemaProblem[]] {
  const problems = describeSchemaErrors(errors ?? []).map(({ path, message }) => ({
    path: under === "" || path === "" ? under || path : `${under}.${path}`,
    message,
  }));
  const [first] = problems;
  return ["INVALID_MESSAGE", `${first?.path ?? ""} ${first?.message ?? ""}`.trim(), problems];
}

function refuse(
  code: Refusal["code"],
  reason: string,
  head?: EnvelopeHead,
  problems: readonly SchemaProblem[] = [],
  isGenuine = false,
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, reason, problems, head, isGenuine } };
}

/**
 * What is said between a gateway and its peers, and how it gets there: every subject, every message with its
 * JSON Schema, and the bus.
 *
 * @example
 * const bus = await connectBus({ url: "nats://127.0.0.1:4222", name: "hugin-1", clock, logger });
 * const subject = buildSubject("telemetry", { serial: "hugin-1", deviceId: "SN1", derType: "pv" });
 * const message = telemetryMessage("pv", { w: -1500 }, { make: "", atMs: clock.nowMs(), readTimeMs: 12 });
 * bus.publish(subject, encodeMessage(message));
 */
export type {
  Bus,
  BusFailure,
  BusMessage,
  BusStatus,
  BusSubscription,
  MessageHeaders,
  RequestOptions,
  SubscribeOptions,
} from "./bus.ts";
export { BUILDING_MESSAGES } from "./community/building-messages.ts";
export type {
  BuildingEnvelope,
  BuildingMessageKind,
  DataClass,
  Envelope,
  EnvelopeContent,
  FlexDirection,
  FlexusEnvelope,
  FlexusMessageKind,
  MessageBody,
  QualityFlag,
  SignedMessageKind,
} from "./community/envelope.ts";
export type { EnvelopeHead } from "./community/envelope-head.ts";
export {
  EnvelopeSealer,
  type EnvelopeSealerOptions,
  type MessageFacts,
} from "./community/envelope-sealer.ts";
export { type FetchedSealerOptions, fetchedSealer } from "./community/fetched-sealer.ts";
export {
  type FlexusAnswerKind,
  FlexusLink,
  type FlexusLinkOptions,
  type FlexusOrderKind,
} from "./community/flexus-link.ts";
export { FLEXUS_MESSAGES } from "./community/flexus-messages.ts";
export { buildFlexusSubject, FLEXUS_SUBJECTS } from "./community/flexus-subjects.ts";
export { isSignedFor } from "./community/is-signed-for.ts";
export { Keyring, type KeyringEntry, type SignerRole } from "./community/keyring.ts";
export type {
  BuildingHeartbeat,
  BuildingState,
  CommunityHeartbeat,
  Delivery,
  Dispatch,
  DispatchAck,
  Flexibility,
  FlexusLimits,
  FlexusOffer,
  FlexusOrder,
  FlexusReport,
  FlexusRequest,
  Reception,
  StateSample,
  UpstreamFetched,
} from "./community/message-bodies.ts";
export { type Opened, openEnvelope, openFlexusEnvelope, type Refusal } from "./community/open-envelope.ts";
export { RECEPTION_CODES, type ReceptionCode } from "./community/reception-code.ts";
export { PRIVACY_FLOOR } from "./community/schemas/flexus-report-schema.ts";
export { DATA_CLASSES, FLEX_DIRECTIONS, QUALITY_FLAGS } from "./community/schemas/wire-parts.ts";
export { type SealedMessage, sealEnvelope } from "./community/seal-envelope.ts";
export { MAX_ENVELOPE_BYTES } from "./community/signed-bytes.ts";
export { signedRecord } from "./community/signed-record.ts";
export { type SignedAddress, signedSubject } from "./community/signed-subject.ts";
export { configurationTable } from "./configuration-table.ts";
export { type BusOptions, connectBus } from "./connect-bus.ts";
export { CONTROL_CODES, type ControlCode } from "./control-codes.ts";
export {
  type ControlAck,
  type ControlCommand,
  type ControlHeartbeat,
  type Decoded,
  decodeMessage,
  decodeTelemetry,
  type GatewayEvent,
  type SiteLimit,
  type SiteLimitAck,
  type UpstreamAck,
  type UpstreamFetch,
} from "./decode-message.ts";
export { encodeMessage } from "./encode-message.ts";
export {
  type CommunityState,
  type DerControlState,
  type DeviceState,
  type GatewayState,
  type GatewayStateContext,
  gatewayStateMessage,
  type JournalState,
  type PollsState,
  type SiteState,
  type UplinkState,
} from "./gateway-state-message.ts";
export {
  type MetricsContext,
  type MetricsMessage,
  type MetricValue,
  metricsMessage,
} from "./metrics-message.ts";
export { describeBusUrl, isLocalBusUrl } from "./nats/bus-address.ts";
export type { BusAuth } from "./nats/bus-auth.ts";
export { invalidFile, parseOperatorJson, readOperatorFile } from "./operator-file.ts";
export { type ParsedSubject, parseSubject } from "./parse-subject.ts";
export { describeSchemaErrors, type SchemaError, type SchemaProblem } from "./schema-problem.ts";
export { checkSubjectToken, findTokenProblem } from "./subject-token.ts";
export {
  buildSubject,
  buildSubjectPattern,
  SUBJECTS,
  type SubjectKind,
  type SubjectTokens,
} from "./subjects.ts";
export { type TelemetryContext, type TelemetryDrop, telemetryMessage } from "./telemetry-message.ts";
export { TELEMETRY_SCHEMAS, type TelemetryMessage } from "./telemetry-schemas.ts";
export type { MissingRange, UpstreamBatch } from "./upstream-batch.ts";
export { UpstreamDigest } from "./upstream-digest.ts";
export { UpstreamReceiver, type UpstreamReceiverOptions } from "./upstream-receiver.ts";
export {
  readUpstreamRecord,
  type UpstreamPosition,
  type UpstreamRecord,
  type UpstreamReplay,
  upstreamHeaders,
} from "./upstream-record.ts";
export { buildingStream, gatewayStream, type UpstreamPart, type UpstreamStream } from "./upstream-stream.ts";

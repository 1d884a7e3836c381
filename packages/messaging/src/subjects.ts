import { BUILDING_SUBJECTS } from "./community/building-subjects.ts";
import { checkSubjectToken } from "./subject-token.ts";

interface SubjectDefinition {
  template: string;
  /** Who sends and who listens. */
  direction: "gateway → peers" | "peers → gateway" | "building → community" | "community → building";
  description: string;
}

/** Every subject a gateway speaks on or listens to (edge-node contract 3.4), also as a community's building. */
export const SUBJECTS = {
  telemetry: {
    template: "gateways.{serial}.devices.{deviceId}.ders.{derType}.telemetry.json.v1",
    direction: "gateway → peers",
    description: "One reading of one DER.",
  },
  metrics: {
    template: "gateways.{serial}.devices.{deviceId}.metrics.json.v1",
    direction: "gateway → peers",
    description: "What a driver measured beyond the fields of DERs, once per fresh poll that measured any.",
  },
  gatewayState: {
    template: "gateways.{serial}.state.json.v1",
    direction: "gateway → peers",
    description: "State of the gateway and its devices, every 15 s and on change.",
  },
  upstreamAck: {
    template: "gateways.{serial}.upstream.ack.json.v1",
    direction: "peers → gateway",
    description: "What a receiver has stored of the gateway's record.",
  },
  upstreamFetch: {
    template: "gateways.{serial}.upstream.fetch.json.v1",
    direction: "peers → gateway",
    description: "A receiver asks for what it lacks of the gateway's record.",
  },
  upstreamReplay: {
    template: "gateways.{serial}.upstream.replay.{receiver}",
    direction: "gateway → peers",
    description: "What a receiver asked for: each message as it was, its subject in a header.",
  },
  upstreamFetched: {
    template: "gateways.{serial}.upstream.fetched.{receiver}.json.v1",
    direction: "gateway → peers",
    description: "The end of what a receiver asked for, and what of it is missing.",
  },
  controlCommand: {
    template: "gateways.{serial}.devices.{deviceId}.ders.{derType}.control.ems.commands",
    direction: "peers → gateway",
    description: "A command to one DER.",
  },
  controlHeartbeat: {
    template: "gateways.{serial}.devices.{deviceId}.ders.{derType}.control.ems.heartbeat",
    direction: "peers → gateway",
    description: "Sign of life of whoever controls a DER.",
  },
  controlAck: {
    template: "gateways.{serial}.devices.{deviceId}.ders.{derType}.control.ems.ack",
    direction: "gateway → peers",
    description: "Receipt and outcome of a command.",
  },
  siteLimit: {
    template: "gateways.{serial}.site.limit.json.v1",
    direction: "peers → gateway",
    description: "An energy guard limits what the building takes or gives.",
  },
  siteLimitAck: {
    template: "gateways.{serial}.site.limit-ack.json.v1",
    direction: "gateway → peers",
    description: "Whether a limit was taken.",
  },
  siteHeartbeat: {
    template: "gateways.{serial}.site.heartbeat.json.v1",
    direction: "peers → gateway",
    description: "Sign of life of an energy guard, a control heartbeat, at least every 60 s.",
  },
  probe: {
    template: "gateways.{serial}.hugin.probe",
    direction: "peers → gateway",
    description: "A question from an engineer.",
  },
  probeResponses: {
    template: "gateways.{serial}.hugin.responses",
    direction: "gateway → peers",
    description: "Where callers of the probe by convention ask for answers.",
  },
  probeProgress: {
    template: "gateways.{serial}.hugin.progress.{request}",
    direction: "gateway → peers",
    description: "Where a caller of the probe may ask for news of how far its request is.",
  },
  events: {
    template: "gateways.{serial}.events",
    direction: "gateway → peers",
    description:
      "Something happened: failsafe, default mode, a refused master. The original named it and never used it.",
  },
  ...BUILDING_SUBJECTS,
} as const satisfies Record<string, SubjectDefinition>;

export type SubjectKind = keyof typeof SUBJECTS;

type TokenNames<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | TokenNames<Rest>
  : never;

/** The tokens a subject of this kind carries. `deviceId` is the device's `sn`. */
export type SubjectTokens<K extends SubjectKind> = Record<
  TokenNames<(typeof SUBJECTS)[K]["template"]>,
  string
>;

const TOKEN_WORDS: Record<string, string> = {
  community: "the community's name",
  serial: "the gateway serial",
  deviceId: "the device id",
  derType: "the DER type",
  receiver: "the receiver's name",
  request: "the request's id",
};

/**
 * The subject of that kind for these tokens.
 * @throws RejectedError `subject_token_invalid`, naming the token and what is wrong with it.
 */
export function buildSubject<K extends SubjectKind>(kind: K, tokens: SubjectTokens<K>): string {
  return fill(SUBJECTS[kind].template, tokens);
}

/**
 * The subject to subscribe to for all subjects of that kind that carry these tokens; a token that is not
 * given matches anything.
 * @throws RejectedError `subject_token_invalid`
 */
export function buildSubjectPattern<K extends SubjectKind>(
  kind: K,
  tokens: Partial<SubjectTokens<K>> = {},
): string {
  return fill(SUBJECTS[kind].template, tokens);
}

function fill(template: string, tokens: Readonly<Record<string, string | undefined>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const token = tokens[name];
    return token === undefined ? "*" : checkSubjectToken(TOKEN_WORDS[name] ?? name, token);
  });
}

import { type Clock, EdgeError, errorMessage, type Logger, RejectedError } from "@sourceful/domain";
import type { ProbeAccess, ProbeAdmission, ProbeOutcome } from "../probe-access.ts";
import type { ProbeRequest } from "../probe-request.ts";
import type { AuditEntry } from "./audit-entry.ts";
import { type AuditTrail, requestFacts } from "./audit-trail.ts";
import { type Grant, isGranted } from "./method-grants.ts";
import { NonceMemory } from "./nonce-memory.ts";
import { type KeyHolder, type ProbePolicy, UNSIGNED } from "./probe-policy.ts";
import { isReplySubject } from "./reply-subject.ts";
import { isSignedBy, type RequestSignature, readSignature } from "./signed-request.ts";
import { TokenBucket } from "./token-bucket.ts";

/** Refusals written to the audit a minute: a flood of them must not push out what matters. */
const REFUSALS_PER_MINUTE = 30;
/** Signatures of a key that may be wrong a minute; past it none is looked at, which would cost more than a refusal. */
const FORGERIES_PER_MINUTE = 240;

export interface PolicyAccessOptions {
  readonly serial: string;
  /** What the operator says now. */
  readonly policy: () => Promise<ProbePolicy>;
  /** Whether only this machine reaches the NATS server. */
  readonly isBusLocal: boolean;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Caller {
  readonly name: string;
  readonly may: readonly Grant[] | undefined;
  readonly signature?: RequestSignature;
}

/**
 * Lets in whom probe.json lets in: by signature or by where the bus is, for the methods they were granted, as
 * often as they may. Whatever is admitted is in the audit, on disk, before it runs.
 */
export class PolicyAccess implements ProbeAccess {
  readonly #options: PolicyAccessOptions;
  readonly #nonces = new NonceMemory();
  readonly #buckets = new Map<string, TokenBucket>();
  /** By key, so that who forges one locks out its holder at most. */
  readonly #forgeries = new Map<string, TokenBucket>();
  readonly #total: TokenBucket;
  readonly #refusals: TokenBucket;
  readonly #admitted = new WeakMap<ProbeRequest, number>();
  #unwritten = 0;

  /** Reads from the audit which signed requests were taken already. */
  static async open(options: PolicyAccessOptions): Promise<PolicyAccess> {
    const access = new PolicyAccess(options);
    await options.audit.recall(access.#nonces);
    return access;
  }

  private constructor(options: PolicyAccessOptions) {
    const { clock } = options;
    this.#options = options;
    // Set to the policy's rate with the first request.
    this.#total = new TokenBucket(Number.MAX_SAFE_INTEGER, clock);
    this.#refusals = new TokenBucket(REFUSALS_PER_MINUTE, clock);
  }

  async admit(request: ProbeRequest): Promise<ProbeAdmission> {
    let caller: Caller | undefined;
    try {
      const policy = await this.#policy();
      caller = this.#identify(request, policy);
      this.#checkGrant(caller, request.method);
      this.#checkRate(caller.name, policy);
      const { name, signature } = caller;
      const seq = await this.#options.audit.write(request, {
        event: "admitted",
        caller: name,
        ...requestFacts(request),
        ...(signature ? { signed: signedFacts(signature) } : {}),
      });
      this.#admitted.set(request, seq);
      return { admitted: true, caller: name };
    } catch (thrown) {
      const code = thrown instanceof EdgeError ? thrown.code : "internal";
      const reason = errorMessage(thrown);
      this.#tellRefusal(request, { ...(caller ? { caller: caller.name } : {}), code, reason });
      return { admitted: false, code, reason };
    }
  }

  mayPublish(subject: string, purpose: "reply" | "progress"): boolean {
    return isReplySubject(this.#options.serial, subject, purpose);
  }

  ended(request: ProbeRequest, { caller, success, code, durationMs }: ProbeOutcome): void {
    const of = this.#admitted.get(request);
    if (of === undefined) return;
    this.#write(request, {
      event: "ended",
      ...(caller === undefined ? {} : { caller }),
      of,
      success,
      ...(code === undefined ? {} : { code }),
      duration_ms: Math.round(durationMs),
    });
  }

  async #policy(): Promise<ProbePolicy> {
    let policy: ProbePolicy;
    try {
      policy = await this.#options.policy();
    } catch (cause) {
      // What is wrong with the file is the operator's to know.
      throw new RejectedError("the node's probe.json cannot be used, its log says why", {
        code: "probe_forbidden",
        retry: "later",
        cause,
      });
    }
    if (policy.access !== "off") return policy;
    throw new RejectedError("the probe of this node is off", { code: "probe_forbidden" });
  }

  #identify(request: ProbeRequest, policy: ProbePolicy): Caller {
    const signature = readSignature(request.headers);
    if (signature !== undefined) return this.#verify(request, signature, policy);
    const { access, may } = policy;
    if (access === "bus" || (access === "local" && this.#options.isBusLocal)) return { name: UNSIGNED, may };
    throw new RejectedError("the request has to be signed with a key that the node's probe.json lists", {
      code: "probe_signature_invalid",
    });
  }

  /** Cheap checks first; the signature is worth its time only if everything else is right. */
  #verify(
    { subject, raw }: ProbeRequest,
    signature: RequestSignature | string,
    { keys, clockToleranceMs }: ProbePolicy,
  ): Caller {
    const refuse = (reason: string) => new RejectedError(reason, { code: "probe_signature_invalid" });
    if (typeof signature === "string") throw refuse(signature);
    const holder: KeyHolder | undefined = keys.find(({ keyText }) => keyText === signature.keyText);
    if (!holder) throw refuse("the node's probe.json does not list the key the request is signed with");
    const nowMs = this.#options.clock.nowMs();
    const offMs = signature.timeMs - nowMs;
    if (Math.abs(offMs) > clockToleranceMs) {
      const words = `${Math.round(Math.abs(offMs) / 1000)} s ${offMs < 0 ? "before" : "after"}`;
      throw refuse(
        `the request was signed ${words} the node's time ${new Date(nowMs).toISOString()}; one of the clocks is wrong, or the request is old`,
      );
    }
    const forgeries = this.#forgeriesOf(signature.keyText);
    const waitMs = forgeries.waitMs();
    if (waitMs > 0) {
      throw new RejectedError("too many requests came with this key that its holder did not sign", {
        code: "probe_rate_limited",
        retry: "later",
        details: { retryAfterMs: waitMs },
      });
    }
    if (!isSignedBy(holder.publicKey, signature, { subject, payload: raw })) {
      forgeries.take();
      throw refuse("the signature is not that of this request");
    }
    if (!this.#nonces.claim(signature.keyText, signature.timeMs, signature.nonce)) {
      forgeries.take();
      throw refuse("the request was sent before: every request needs a nonce of its own");
    }
    return { name: holder.name, may: holder.may, signature };
  }

  #forgeriesOf(keyText: string): TokenBucket {
    let bucket = this.#forgeries.get(keyText);
    if (!bucket)
      this.#forgeries.set(keyText, (bucket = new TokenBucket(FORGERIES_PER_MINUTE, this.#options.clock)));
    return bucket;
  }

  #checkGrant({ name, may }: Caller, method: string): void {
    if (isGranted(may, method)) return;
    // It goes into the log, too: what a caller sends must not steer a terminal there.
    const shown = method.slice(0, 64).replaceAll(/\p{C}/gu, "?");
    throw new RejectedError(`${name} may not use ${shown}; the node's probe.json says who may`, {
      code: "probe_forbidden",
    });
  }

  #checkRate(caller: string, { perCallerPerMinute, perMinute }: ProbePolicy): void {
    let bucket = this.#buckets.get(caller);
    if (!bucket)
      this.#buckets.set(caller, (bucket = new TokenBucket(perCallerPerMinute, this.#options.clock)));
    bucket.setRate(perCallerPerMinute);
    this.#total.setRate(perMinute);
    const ownMs = bucket.waitMs();
    const waitMs = Math.max(ownMs, this.#total.waitMs());
    if (waitMs === 0 && bucket.take() && this.#total.take()) return;
    const limit =
      ownMs === waitMs ? `${perCallerPerMinute} requests a minute` : `${perMinute} a minute of all callers`;
    throw new RejectedError(`more than ${limit}; try again in ${(waitMs / 1000).toFixed(1)} s`, {
      code: "probe_rate_limited",
      retry: "later",
      details: { retryAfterMs: waitMs },
    });
  }

  /** What it costs to describe the request is spent only on a refusal that is written. */
  #tellRefusal(request: ProbeRequest, facts: Pick<AuditEntry, "caller" | "code" | "reason">): void {
    if (!this.#refusals.take()) {
      this.#unwritten += 1;
      return;
    }
    const unwritten = this.#unwritten;
    this.#unwritten = 0;
    this.#options.logger.warn("probe request refused", {
      caller: facts.caller,
      code: facts.code,
      reason: facts.reason,
    });
    this.#write(request, {
      event: "refused",
      ...requestFacts(request),
      ...facts,
      ...(unwritten > 0 ? { unwritten } : {}),
    });
  }

  #write(request: ProbeRequest, facts: Omit<AuditEntry, "id" | "method">): void {
    this.#options.audit
      .write(request, facts)
      .catch((thrown: unknown) =>
        this.#options.logger.error("probe audit cannot be written", { error: errorMessage(thrown) }),
      );
  }
}

function signedFacts({ keyText, timeMs, nonce }: RequestSignature): NonNullable<AuditEntry["signed"]> {
  return { key: keyText, time_ms: timeMs, nonce };
}

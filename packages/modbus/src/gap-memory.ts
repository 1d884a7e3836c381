import type { ForbiddenGap } from "./forbidden-gap.ts";
import { lastRegister, type RegisterBlock } from "./register-block.ts";

/** Far more than a device has; a driver that probes at random forgets its oldest. */
const MAX_GAPS = 256;

/** What must not be read in one go: for good where the device refused, for a while where it did not answer. */
export class GapMemory {
  readonly #lasting = new Map<string, ForbiddenGap>();
  readonly #passing = new Map<string, ForbiddenGap & { readonly untilPoll: number }>();

  constructor(gaps: readonly ForbiddenGap[]) {
    for (const gap of gaps) this.forbid(gap);
  }

  /** The gaps that are forbidden for good, oldest first. */
  get lasting(): readonly ForbiddenGap[] {
    return [...this.#lasting.values()];
  }

  forbid(gap: ForbiddenGap): void {
    remember(this.#lasting, gap);
  }

  forbidUntil(gap: ForbiddenGap, untilPoll: number): void {
    remember(this.#passing, { ...gap, untilPoll });
  }

  /** Takes back what `forbidUntil` said of exactly this gap. */
  allow(gap: ForbiddenGap): void {
    this.#passing.delete(keyOf(gap));
  }

  forgetBefore(poll: number): void {
    for (const [key, { untilPoll }] of this.#passing) {
      if (untilPoll < poll) this.#passing.delete(key);
    }
  }

  isForbidden(span: RegisterBlock): boolean {
    const last = lastRegister(span);
    for (const gaps of [this.#lasting, this.#passing]) {
      for (const { kind, from, to } of gaps.values()) {
        if (kind === span.kind && from >= span.address && to <= last) return true;
      }
    }
    return false;
  }
}

function remember<Gap extends ForbiddenGap>(gaps: Map<string, Gap>, gap: Gap): void {
  gaps.set(keyOf(gap), gap);
  if (gaps.size <= MAX_GAPS) return;
  for (const oldest of gaps.keys()) {
    gaps.delete(oldest);
    return;
  }
}

function keyOf({ kind, from, to }: ForbiddenGap): string {
  return `${kind} ${from}-${to}`;
}

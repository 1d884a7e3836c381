import { RejectedError } from "@sourceful/domain";
import type { ForbiddenGap } from "./forbidden-gap.ts";
import { GapMemory } from "./gap-memory.ts";
import { mergeBlocks } from "./merge-blocks.ts";
import { blockKey, lastRegister, type RegisterBlock, spanOf } from "./register-block.ts";

export interface ReadPlanOptions {
  /** Most registers between two blocks that are read along for nothing, 0..123; 16 when not given. */
  readonly maxGap?: number | undefined;
  /** Most registers the device gives in one answer, 1..125; 125 when not given. */
  readonly maxRegisters?: number | undefined;
  /** What an earlier plan for this device had learned. */
  readonly forbiddenGaps?: readonly ForbiddenGap[] | undefined;
}

/** A block that has not been read for so many polls is no part of the plan any more. */
const KEEP_POLLS = 16;
/** Merged reads without an answer, while the block alone got one, until they are not tried for a while. */
const MAX_UNANSWERED = 2;
/** How long something is not tried again that failed for a reason that may pass, polls. */
const RETRY_AFTER_POLLS = 1000;

/**
 * What is known of how one driver reads its device: the blocks it reads in a poll, and which of them the device
 * does not give in one go. `PlannedPoll` reads by it and teaches it; one of these per driver and device.
 */
export class ReadPlan {
  readonly #maxGap: number;
  readonly #maxRegisters: number;
  readonly #gaps: GapMemory;
  readonly #blocks = new Map<string, { readonly block: RegisterBlock; readonly poll: number }>();
  readonly #unanswered = new Map<string, number>();
  #groups: ReadonlyMap<string, readonly RegisterBlock[]> | undefined;
  #poll = 0;
  #revision = 0;

  /** @throws RejectedError `value_out_of_range` */
  constructor({ maxGap = 16, maxRegisters = 125, forbiddenGaps = [] }: ReadPlanOptions = {}) {
    requireInRange("maximum gap", maxGap, 0, 123);
    requireInRange("maximum registers", maxRegisters, 1, 125);
    this.#maxGap = maxGap;
    this.#maxRegisters = maxRegisters;
    this.#gaps = new GapMemory(forbiddenGaps);
  }

  /** What the device refused to give in one go, worth keeping for the next plan. */
  get forbiddenGaps(): readonly ForbiddenGap[] {
    return this.#gaps.lasting;
  }

  /** Counts the changes of `forbiddenGaps`. */
  get revision(): number {
    return this.#revision;
  }

  // For PlannedPoll.

  beginPoll(): void {
    this.#poll += 1;
    this.#gaps.forgetBefore(this.#poll);
    for (const [key, { poll }] of this.#blocks) {
      if (poll < this.#poll - KEEP_POLLS) this.#blocks.delete(key);
    }
    this.#groups = undefined;
  }

  /** The blocks to be read together with this one, itself among them; none when it is not known yet. */
  groupOf(block: RegisterBlock): readonly RegisterBlock[] {
    this.#groups ??= this.#makeGroups();
    return this.#groups.get(blockKey(block)) ?? [];
  }

  /** The driver read the block. */
  succeeded(block: RegisterBlock): void {
    this.#blocks.set(blockKey(block), { block, poll: this.#poll });
    this.#gaps.allow(within(block));
  }

  /** The device refuses the block alone, so it would refuse whatever has it within. */
  refused(block: RegisterBlock): void {
    this.#blocks.delete(blockKey(block));
    this.#gaps.forbidUntil(within(block), Number.POSITIVE_INFINITY);
    this.#groups = undefined;
  }

  /**
   * The device gives what lies before and what lies after, and refuses both together: for good, or for a
   * reason that may pass.
   */
  forbid(before: RegisterBlock, after: RegisterBlock, isForGood: boolean): void {
    const gap = between(before, after);
    if (isForGood) {
      this.#gaps.forbid(gap);
      this.#revision += 1;
    } else {
      this.#gaps.forbidUntil(gap, this.#poll + RETRY_AFTER_POLLS);
    }
    this.#groups = undefined;
  }

  answered(group: readonly RegisterBlock[]): void {
    this.#unanswered.delete(blockKey(spanOf(group)));
  }

  /** The merged read got no answer and a block of it, asked for alone right after, did. */
  unanswered(group: readonly RegisterBlock[]): void {
    const key = blockKey(spanOf(group));
    const times = (this.#unanswered.get(key) ?? 0) + 1;
    if (times < MAX_UNANSWERED) {
      this.#unanswered.set(key, times);
      return;
    }
    this.#unanswered.delete(key);
    // Which of the gaps it is would cost another silence each to find out.
    const gaps = group.slice(1).map((block, i) => between(group[i]!, block));
    const wide = gaps.filter(({ from, to }) => to - from > 1);
    for (const gap of wide.length > 0 ? wide : gaps) {
      this.#gaps.forbidUntil(gap, this.#poll + RETRY_AFTER_POLLS);
    }
    this.#groups = undefined;
  }

  #makeGroups(): Map<string, readonly RegisterBlock[]> {
    const groups = mergeBlocks(
      [...this.#blocks.values()].map(({ block }) => block),
      {
        maxGap: this.#maxGap,
        maxRegisters: this.#maxRegisters,
        isForbidden: (span) => this.#gaps.isForbidden(span),
      },
    );
    return new Map(groups.flatMap((group) => group.map((block) => [blockKey(block), group] as const)));
  }
}

function within(block: RegisterBlock): ForbiddenGap {
  return { kind: block.kind, from: block.address, to: lastRegister(block) };
}

/** Overlapping blocks are kept apart by what they share. */
function between(before: RegisterBlock, after: RegisterBlock): ForbiddenGap {
  const end = lastRegister(before);
  return { kind: before.kind, from: Math.min(end, after.address), to: Math.max(end, after.address) };
}

function requireInRange(what: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  throw new RejectedError(`modbus: ${what} '${value}' must be between '${min}' and '${max}'`, {
    code: "value_out_of_range",
  });
}

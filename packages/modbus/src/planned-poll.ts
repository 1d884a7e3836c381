import { EdgeError } from "@sourceful/domain";
import { widestGapIndex } from "./merge-blocks.ts";
import { ModbusException } from "./modbus-exception.ts";
import type { BitKind, ModbusUnit, RegisterKind } from "./modbus-unit.ts";
import type { ReadPlan } from "./read-plan.ts";
import { blockKey, type RegisterBlock, spanOf } from "./register-block.ts";
import type { RequestOptions } from "./request-options.ts";

/** Illegal data address and illegal data value: what was asked for will never be given. */
const ABOUT_ADDRESSES: ReadonlySet<number> = new Set([2, 3]);

type Outcome = { readonly data: Uint8Array } | { readonly refusal: ModbusException };

/**
 * A unit for the length of one poll. The first read of a block fetches the blocks that the plan expects near it
 * in the same request, and each is served from there, once: a second read of the same block goes out again, as
 * it would without a plan. So does every block the plan does not know.
 *
 * A read gives what it would give alone. When the device refuses a merged read, its parts are asked for in ever
 * smaller ones until it is known which of them is refused and which gaps are; when a merged read gets no answer
 * or one that is no news of its registers (busy), the block is asked for alone, and so is the rest of the poll.
 * Writes drop what was fetched. Bits are not planned.
 *
 * For one reader that waits for each answer before it asks again, as a driver does. Make a new one per poll.
 */
export class PlannedPoll implements ModbusUnit {
  readonly #unit: ModbusUnit;
  readonly #plan: ReadPlan;
  readonly #asked = new Set<string>();
  readonly #fetched = new Map<string, Outcome>();
  #isMerging = true;

  constructor(unit: ModbusUnit, plan: ReadPlan) {
    this.#unit = unit;
    this.#plan = plan;
    plan.beginPoll();
  }

  get requests(): number {
    return this.#unit.requests;
  }

  async readRegisters(
    kind: RegisterKind,
    address: number,
    count: number,
    options: RequestOptions = {},
  ): Promise<Uint8Array> {
    const block = { kind, address, count };
    const key = blockKey(block);
    const group = this.#stillWanted(block, key);
    this.#asked.add(key);
    const isAnswered = group.length < 2 || (await this.#fetch(group, options));
    const outcome = this.#fetched.get(key) ?? (await this.#readAlone(block, options));
    this.#fetched.delete(key);
    if ("refusal" in outcome) throw outcome.refusal;
    if (!isAnswered) this.#plan.unanswered(group);
    this.#plan.succeeded(block);
    return outcome.data;
  }

  readBits(kind: BitKind, address: number, count: number, options?: RequestOptions): Promise<boolean[]> {
    return this.#unit.readBits(kind, address, count, options);
  }

  readIdentification(options?: RequestOptions): Promise<ReadonlyMap<number, string>> {
    return this.#unit.readIdentification(options);
  }

  writeRegister(address: number, value: number, options?: RequestOptions): Promise<void> {
    this.drop();
    return this.#unit.writeRegister(address, value, options);
  }

  writeRegisters(address: number, values: readonly number[], options?: RequestOptions): Promise<void> {
    this.drop();
    return this.#unit.writeRegisters(address, values, options);
  }

  writeCoil(address: number, value: boolean, options?: RequestOptions): Promise<void> {
    this.drop();
    return this.#unit.writeCoil(address, value, options);
  }

  writeCoils(address: number, values: readonly boolean[], options?: RequestOptions): Promise<void> {
    this.drop();
    return this.#unit.writeCoils(address, values, options);
  }

  /** Forgets what was fetched and not read yet: it may have changed. */
  drop(): void {
    this.#fetched.clear();
  }

  /** What is worth reading together with a block that is asked for now. */
  #stillWanted(block: RegisterBlock, key: string): readonly RegisterBlock[] {
    if (!this.#isMerging || this.#asked.has(key) || this.#fetched.has(key)) return [];
    return this.#plan.groupOf(block).filter((other) => !this.#asked.has(blockKey(other)));
  }

  /** Returns whether the device had an answer to everything that was asked. */
  async #fetch(group: readonly RegisterBlock[], options: RequestOptions): Promise<boolean> {
    try {
      await this.#readMerged(group, options);
      return true;
    } catch (thrown) {
      if (wasNotSent(thrown) || options.signal?.aborted) throw thrown;
      this.#isMerging = false;
      return false;
    }
  }

  /**
   * Fetches blocks sorted by address in as few requests as the device allows. Returns whether one was enough;
   * rejects with what says nothing of the registers.
   */
  async #readMerged(blocks: readonly RegisterBlock[], options: RequestOptions): Promise<boolean> {
    if (blocks.length === 1) {
      const outcome = await this.#readAlone(blocks[0]!, options);
      this.#fetched.set(blockKey(blocks[0]!), outcome);
      return "data" in outcome;
    }
    const span = spanOf(blocks);
    let refusal: ModbusException;
    try {
      const data = await this.#unit.readRegisters(span.kind, span.address, span.count, options);
      for (const block of blocks) {
        const start = 2 * (block.address - span.address);
        this.#fetched.set(blockKey(block), { data: data.slice(start, start + 2 * block.count) });
      }
      this.#plan.answered(blocks);
      return true;
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      refusal = thrown;
    }
    const middle = widestGapIndex(blocks);
    const isBeforeGiven = await this.#readMerged(blocks.slice(0, middle), options);
    const isAfterGiven = await this.#readMerged(blocks.slice(middle), options);
    if (isBeforeGiven && isAfterGiven) {
      this.#plan.forbid(blocks[middle - 1]!, blocks[middle]!, ABOUT_ADDRESSES.has(refusal.exceptionCode));
    }
    return false;
  }

  async #readAlone(block: RegisterBlock, options: RequestOptions): Promise<Outcome> {
    try {
      return { data: await this.#unit.readRegisters(block.kind, block.address, block.count, options) };
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      this.#plan.refused(block);
      return { refusal: thrown };
    }
  }
}

/** The device says what it will always say of these registers. */
function isRefusal(thrown: unknown): thrown is ModbusException {
  return thrown instanceof ModbusException && thrown.retry === "never";
}

/** The same would happen to any request now. */
function wasNotSent(thrown: unknown): boolean {
  return (
    !(thrown instanceof EdgeError) ||
    thrown.code === "connection_failed" ||
    thrown.code === "modbus_unit_suspended"
  );
}

import type { UpstreamPosition } from "../upstream-record.ts";

/** Who says a message is theirs, before anything of it is believed or parsed. */
export interface EnvelopeHead {
  readonly schema: string;
  readonly community: string;
  readonly sender: string;
  readonly recipient: string | undefined;
  readonly keyEpoch: number;
  /** Its place in its sender's record, if it says so. */
  readonly record: UpstreamPosition | undefined;
}

/** Longer than any head can be. */
const HEAD_BYTES = 512;
const HEAD =
  /^\{"schema":"([!#-[\]-~]{1,128})","community":"([\w:@-]{1,64})","sender":"([\w:@-]{1,64})",(?:"recipient":"([\w:@-]{1,64})",)?"key_epoch":([1-9]\d{0,14}),(?:"record":\{"epoch":([1-9]\d{0,14}),"seq":([1-9]\d{0,14})\},)?/;

/** Reads the members a message begins with, or undefined when it does not begin so. */
export function readHead(signed: Buffer): EnvelopeHead | undefined {
  const found = HEAD.exec(signed.toString("latin1", 0, HEAD_BYTES));
  if (!found) return undefined;
  const [, schema = "", community = "", sender = "", recipient, keyEpoch, epoch, seq] = found;
  const record = seq === undefined ? undefined : { epoch: Number(epoch), seq: Number(seq) };
  return { schema, community, sender, recipient, keyEpoch: Number(keyEpoch), record };
}

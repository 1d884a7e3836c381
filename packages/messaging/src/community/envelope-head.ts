/** Who says a message is theirs, before anything of it is believed or parsed. */
export interface EnvelopeHead {
  readonly schema: string;
  readonly community: string;
  readonly sender: string;
  readonly recipient: string | undefined;
  readonly keyEpoch: number;
}

/** Longer than any head can be. */
const HEAD_BYTES = 512;
const HEAD =
  /^\{"schema":"([!#-[\]-~]{1,128})","community":"([\w:@-]{1,64})","sender":"([\w:@-]{1,64})",(?:"recipient":"([\w:@-]{1,64})",)?"key_epoch":([1-9]\d{0,14}),/;

/** Reads the members a message begins with, or undefined when it does not begin so. */
export function readHead(signed: Buffer): EnvelopeHead | undefined {
  const found = HEAD.exec(signed.toString("latin1", 0, HEAD_BYTES));
  if (!found) return undefined;
  const [, schema = "", community = "", sender = "", recipient, keyEpoch] = found;
  return { schema, community, sender, recipient, keyEpoch: Number(keyEpoch) };
}

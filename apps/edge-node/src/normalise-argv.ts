/**
 * The original node took flags in Go's way, where `-nats-url` and `--nats-url` are the same. Long flags
 * with one dash get their second one; `-h` and negative numbers stay as they are.
 */
export function normaliseArgv(args: readonly string[]): string[] {
  const end = args.indexOf("--");
  return args.map((arg, index) => {
    const isLongWithOneDash = /^-[a-z][a-z]+(-[a-z]+)*(=|$)/.test(arg);
    return isLongWithOneDash && (end < 0 || index < end) ? `-${arg}` : arg;
  });
}

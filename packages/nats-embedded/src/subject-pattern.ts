/**
 * Whether every subject that `inner` reaches is reached by `outer` too. Both may hold wildcards and must be
 * valid.
 */
export function isWithin(inner: string, outer: string): boolean {
  const innerTokens = inner.split(".");
  const outerTokens = outer.split(".");
  for (const [at, outerToken] of outerTokens.entries()) {
    const innerToken = innerTokens[at];
    if (innerToken === undefined) return false;
    if (outerToken === ">") return true;
    if (innerToken === ">") return false;
    if (outerToken !== "*" && outerToken !== innerToken) return false;
  }
  return innerTokens.length === outerTokens.length;
}

/** The one pattern that reaches what both reach, or undefined when no subject is common to them. */
export function intersect(left: string, right: string): string | undefined {
  const leftTokens = left.split(".");
  const rightTokens = right.split(".");
  const common: string[] = [];
  for (let at = 0; ; at++) {
    const leftToken = leftTokens[at];
    const rightToken = rightTokens[at];
    if (leftToken === undefined && rightToken === undefined) return common.join(".");
    if (leftToken === undefined || rightToken === undefined) return undefined;
    if (leftToken === ">") return [...common, ...rightTokens.slice(at)].join(".");
    if (rightToken === ">") return [...common, ...leftTokens.slice(at)].join(".");
    if (leftToken === "*") common.push(rightToken);
    else if (rightToken === "*" || rightToken === leftToken) common.push(leftToken);
    else return undefined;
  }
}

/** The entries without those that others already cover. */
export function withoutCovered(patterns: readonly string[]): string[] {
  const distinct = [...new Set(patterns)];
  return distinct.filter((inner) => !distinct.some((outer) => outer !== inner && isWithin(inner, outer)));
}

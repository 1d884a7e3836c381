/** Whether a subject is one of a NATS pattern: `*` stands for one token, a last `>` for one or more. */
export function matchesSubject(pattern: string, subject: string): boolean {
  const wanted = pattern.split(".");
  const tokens = subject.split(".");
  const isOpen = wanted.at(-1) === ">";
  const head = isOpen ? wanted.slice(0, -1) : wanted;
  if (isOpen ? tokens.length <= head.length : tokens.length !== head.length) return false;
  return head.every((token, at) => token === "*" || token === tokens[at]);
}

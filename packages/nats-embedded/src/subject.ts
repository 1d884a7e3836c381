/**
 * Whether a subscription to this subject is legal: no empty token, and `>` only as the last token.
 * `*` and `>` inside a longer token are ordinary characters, as in nats-server.
 */
export function isValidSubject(subject: string): boolean {
  if (subject === "") return false;
  const tokens = subject.split(".");
  const lastAt = tokens.length - 1;
  return tokens.every((token, at) => token !== "" && (token !== ">" || at === lastAt));
}

/** Whether the subject is legal and names exactly one place: no token is `*` or `>`. */
export function isLiteralSubject(subject: string): boolean {
  return subject.split(".").every((token) => token !== "" && token !== "*" && token !== ">");
}

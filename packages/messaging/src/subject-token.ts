import { RejectedError } from "@sourceful/domain";

const MAX_BYTES = 255;

/**
 * What keeps a text from being one token of a NATS subject, in words that follow "it …", or undefined when
 * nothing does. NATS itself forbids dots, white space and wildcards; control characters, broken UTF-16 and
 * great length are refused because servers and logs choke on them.
 */
export function findTokenProblem(token: string): string | undefined {
  if (token === "") return "is empty";
  if (token.includes(".")) return "contains a dot";
  if (/[*>]/.test(token)) return "contains a wildcard (* or >)";
  if (/\p{Cc}/u.test(token)) return "contains a control character";
  if (/\s/u.test(token)) return "contains white space";
  if (/\p{Cs}/u.test(token)) return "is not valid Unicode";
  if (Buffer.byteLength(token) > MAX_BYTES) return `is longer than ${MAX_BYTES} bytes`;
  return undefined;
}

/**
 * Passes a token through when it can be part of a subject. `what` says what it is, for the message.
 * @throws RejectedError `subject_token_invalid`
 */
export function checkSubjectToken(what: string, token: string): string {
  const problem = findTokenProblem(token);
  if (problem === undefined) return token;
  throw new RejectedError(
    `${what} ${JSON.stringify(token)} cannot be part of a NATS subject: it ${problem}`,
    { code: "subject_token_invalid", details: { what, token } },
  );
}

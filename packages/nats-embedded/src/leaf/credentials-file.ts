import { ConfigError } from "@sourceful/domain";

/** What a credentials file holds. */
export interface UserCredentials {
  readonly jwt: string;
  readonly seed: string;
}

/** Source: nats-server, credsRe: the first block is the user JWT, the second its seed. */
const BLOCK = /-{3,}[^\n]*-{3,}\r?\n(.+)\r?\n\s*-{3,}[^\n]*-{3,}/g;

/** @throws ConfigError config_invalid; what is in the file is never part of the message. */
export function parseCredentials(text: string): UserCredentials {
  const [jwt, seed] = [...text.matchAll(BLOCK)].map((block) => block[1]?.trim());
  if (!jwt || !seed) {
    throw new ConfigError("The NATS credentials do not hold a user JWT and a seed.", {
      code: "config_invalid",
    });
  }
  return { jwt, seed };
}

import { ConfigError } from "@sourceful/domain";
import { describe, expect, test } from "vitest";
import { createAuthenticator } from "./auth-options.ts";
import type { Credentials } from "./authenticator.ts";

const remoteHost = "127.0.0.1";

describe("users", () => {
  const authenticator = createAuthenticator({
    users: [
      { user: "ann", password: "a" },
      { user: "bob", password: "b" },
    ],
  });

  test.each<[Omit<Credentials, "remoteHost">, string | undefined]>([
    [{ user: "ann", password: "a" }, "ann"],
    [{ user: "bob", password: "b" }, "bob"],
    [{ user: "ann", password: "b" }, undefined],
    [{ user: "ann" }, undefined],
    [{ user: "ann", password: "" }, undefined],
    [{ user: "eve", password: "a" }, undefined],
    [{ user: "eve", password: "" }, undefined],
    [{ password: "a" }, undefined],
    [{ token: "a" }, undefined],
    [{}, undefined],
  ])("%j are %j", (credentials, user) => {
    expect(authenticator.authenticate({ ...credentials, remoteHost })).toEqual(
      user === undefined ? undefined : { name: user },
    );
  });
});

test("a token lets in who presents it as a token", () => {
  const authenticator = createAuthenticator({ token: "secret" });
  expect(authenticator.authenticate({ token: "secret", remoteHost })).toBe("token");
  for (const wrong of [{}, { token: "" }, { token: "Secret" }, { user: "token", password: "secret" }]) {
    expect(authenticator.authenticate({ ...wrong, remoteHost })).toBeUndefined();
  }
});

test("an authenticator of one's own is taken as it is", () => {
  const own = { authenticate: () => "me" };
  expect(createAuthenticator(own)).toBe(own);
});

test.each([
  [{ users: [] }, "nobody could connect"],
  [{ users: [{ user: "", password: "a" }] }, "has no name"],
  [{ users: [{ user: "ann", password: "" }] }, '"ann" has no password'],
  [
    {
      users: [
        { user: "ann", password: "a" },
        { user: "ann", password: "b" },
      ],
    },
    '"ann" is listed twice',
  ],
  [{ token: "" }, "token is empty"],
])("%j is refused", (options, message) => {
  const create = () => createAuthenticator(options);
  expect(create).toThrow(ConfigError);
  expect(create).toThrow(message);
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RawClient } from "./testing/raw-client.ts";
import { SERVER_KINDS, type ServerUnderTest } from "./testing/server-under-test.ts";

const HI = 'CONNECT {"verbose":false,"pedantic":false,"headers":true,"no_responders":true}\r\n';
const UNKNOWN = "-ERR 'Unknown Protocol Operation'\r\n";
const LINE_TOO_LONG = "-ERR 'maximum control line exceeded'\r\n";
const HEADERS = "NATS/1.0\r\n\r\n";

/** What a client says, what it hears after INFO, and whether it is disconnected after that. */
interface Transcript {
  says: string;
  hears: string;
  isClosed?: boolean;
}

/** Each ends with a PING where the connection stays open, so that everything before it has been answered. */
const TRANSCRIPTS: Record<string, Transcript> = {
  "a PING needs no CONNECT": { says: "PING\r\n", hears: "PONG\r\n" },
  "verbs are read in any case": {
    says: "ping\r\nPub foo 2\r\nhi\r\nPinG\r\n",
    hears: "PONG\r\n+OK\r\nPONG\r\n",
  },
  "a line may end with LF alone": {
    says: `${HI}SUB foo 1\nPUB foo 2\nhi\r\nPING\n`,
    hears: "MSG foo 1 2\r\nhi\r\nPONG\r\n",
  },
  "anything may follow PING on its line": { says: "PINGxyz\r\n", hears: "PONG\r\n" },
  "a client is verbose until it says otherwise": {
    says: "PUB foo 2\r\nhi\r\nPING\r\n",
    hears: "+OK\r\nPONG\r\n",
  },
  "an empty CONNECT object keeps the defaults": { says: "CONNECT {}\r\nPING\r\n", hears: "+OK\r\nPONG\r\n" },
  "CONNECT with null keeps the defaults": { says: "CONNECT null\r\nPING\r\n", hears: "+OK\r\nPONG\r\n" },
  "CONNECT may come twice": { says: `${HI}${HI}PING\r\n`, hears: "PONG\r\n" },
  "credentials nobody asked for are ignored": {
    says: 'CONNECT {"verbose":false,"user":"x","pass":"y"}\r\nPING\r\n',
    hears: "PONG\r\n",
  },
  "CONNECT that is no JSON closes": { says: "CONNECT {\r\n", hears: "", isClosed: true },
  "CONNECT without arguments closes": { says: "CONNECT\r\n", hears: "", isClosed: true },
  "CONNECT with an array closes": { says: "CONNECT []\r\n", hears: "", isClosed: true },
  "CONNECT with a wrong type closes": { says: 'CONNECT {"verbose":"x"}\r\n', hears: "", isClosed: true },
  "CONNECT with an unknown protocol closes": {
    says: 'CONNECT {"verbose":false,"protocol":2}\r\n',
    hears: "-ERR 'invalid client protocol'\r\n",
    isClosed: true,
  },
  "no_responders without headers closes": {
    says: 'CONNECT {"verbose":false,"no_responders":true}\r\n',
    hears: "-ERR 'no responders requires headers support'\r\n",
    isClosed: true,
  },
  "CONNECT to an account closes": {
    says: 'CONNECT {"verbose":false,"account":"x"}\r\n',
    hears: "-ERR 'Authorization Violation'\r\n",
    isClosed: true,
  },

  "an unknown verb closes": { says: "FOO\r\n", hears: UNKNOWN, isClosed: true },
  "a wrong first byte closes before the line ends": { says: "X", hears: UNKNOWN, isClosed: true },
  "a wrong later byte closes before the line ends": { says: "PIX", hears: UNKNOWN, isClosed: true },
  "an empty line closes": { says: `${HI}\r\n`, hears: UNKNOWN, isClosed: true },
  "what came before a bad verb is answered": {
    says: "PING\r\nFOO\r\nPING\r\n",
    hears: `PONG\r\n${UNKNOWN}`,
    isClosed: true,
  },
  "a server's MSG is no client's": { says: "MSG foo 1 2\r\n", hears: UNKNOWN, isClosed: true },
  "a route's RS+ is no client's": { says: `${HI}RS+ a b\r\n`, hears: UNKNOWN, isClosed: true },
  "a leaf's LS+ is no client's": { says: `${HI}LS+ a b\r\n`, hears: UNKNOWN, isClosed: true },
  "INFO and +OK from a client are ignored": { says: `${HI}INFO {}\r\n+OK\r\nPING\r\n`, hears: "PONG\r\n" },
  "-ERR from a client closes": { says: `${HI}-ERR 'x'\r\n`, hears: "", isClosed: true },

  "PUB without a size closes": { says: `${HI}PUB foo\r\n`, hears: "", isClosed: true },
  "PUB without anything closes": { says: `${HI}PUB \r\n`, hears: "", isClosed: true },
  "PUB with a size that is no number closes": { says: `${HI}PUB foo x\r\n`, hears: "", isClosed: true },
  "PUB with a negative size closes": { says: `${HI}PUB foo -1\r\n`, hears: "", isClosed: true },
  "PUB with a size beyond nine digits closes": {
    says: `${HI}PUB foo 1234567890123\r\n`,
    hears: "",
    isClosed: true,
  },
  "PUB with too many arguments closes": { says: `${HI}PUB a b c 4\r\n`, hears: "", isClosed: true },
  "a payload longer than stated closes": {
    says: `${HI}PUB foo 2\r\nhiXX\r\n`,
    hears: UNKNOWN,
    isClosed: true,
  },
  "a payload that ends with LF alone closes": {
    says: `${HI}PUB foo 2\r\nhi\nPING\r\n`,
    hears: UNKNOWN,
    isClosed: true,
  },
  "a payload above the limit closes before it is sent": {
    says: `${HI}PUB foo 1048577\r\n`,
    hears: "-ERR 'Maximum Payload Violation'\r\n",
    isClosed: true,
  },
  "blanks between arguments may be many and tabs": {
    says: `${HI}SUB foo 1 \r\nPUB\tfoo\t \tbar  2 \r\nhi\r\nPING\r\n`,
    hears: "MSG foo 1 bar 2\r\nhi\r\nPONG\r\n",
  },
  "a reply subject of digits is not taken for a size": {
    says: `${HI}SUB foo 1\r\nPUB foo 5 2\r\nhi\r\nPING\r\n`,
    hears: "MSG foo 1 5 2\r\nhi\r\nPONG\r\n",
  },
  "an empty payload is delivered": {
    says: `${HI}SUB foo 1\r\nPUB foo 0\r\n\r\nPING\r\n`,
    hears: "MSG foo 1 0\r\n\r\nPONG\r\n",
  },
  "a payload may hold commands": {
    says: `${HI}SUB foo 1\r\nPUB foo 12\r\n\r\nPING\r\nPING\r\nPING\r\n`,
    hears: "MSG foo 1 12\r\n\r\nPING\r\nPING\r\nPONG\r\n",
  },
  "subjects are bytes, UTF-8 or not": {
    says: `${HI}SUB foo.\xc3\xa0 1\r\nPUB foo.\xc3\xa0 1\r\na\r\nPUB foo.\xff 1\r\nb\r\nPING\r\n`,
    hears: "MSG foo.\xc3\xa0 1 1\r\na\r\nPONG\r\n",
  },

  "a subject with an empty token reaches nobody": {
    says: `${HI}SUB > 1\r\nSUB *.* 2\r\nPUB foo. 1\r\na\r\nPUB .foo 1\r\nb\r\nPUB a..b 1\r\nc\r\nPUB . 1\r\nd\r\nUNSUB 1\r\nPING\r\n`,
    hears: "PONG\r\n",
  },
  "a published wildcard is an ordinary token": {
    says: `${HI}SUB foo.* 2\r\nSUB foo.bar 3\r\nPUB foo.* 1\r\na\r\nPING\r\n`,
    hears: "MSG foo.* 2 1\r\na\r\nPONG\r\n",
  },
  "a pedantic client is told of wildcards it publishes to": {
    says: 'CONNECT {"verbose":false,"pedantic":true}\r\nSUB > 1\r\nPUB foo.* 1\r\na\r\nPUB foo..a 1\r\nb\r\nUNSUB 1\r\nPING\r\n',
    hears:
      "-ERR 'Invalid Publish Subject'\r\nMSG foo.* 1 1\r\na\r\n-ERR 'Invalid Publish Subject'\r\nPONG\r\n",
  },
  "echo off keeps a client's own messages away": {
    says: 'CONNECT {"verbose":false,"echo":false}\r\nSUB foo 1\r\nPUB foo 1\r\na\r\nPING\r\n',
    hears: "PONG\r\n",
  },

  "an invalid subscription is refused and the connection kept": {
    says: `${HI}SUB foo..bar 1\r\nSUB >.a 2\r\nSUB .a 3\r\nSUB a. 4\r\nSUB a.>.b 5\r\nSUB a*b 6\r\nPING\r\n`,
    hears: `${"-ERR 'Invalid Subject'\r\n".repeat(5)}PONG\r\n`,
  },
  "a verbose client gets +OK for each command that worked": {
    says: 'CONNECT {"verbose":true}\r\nSUB foo..bar 1\r\nSUB a b 2\r\nUNSUB 2\r\nUNSUB 9\r\nPING\r\n',
    hears: "+OK\r\n-ERR 'Invalid Subject'\r\n+OK\r\n+OK\r\n+OK\r\nPONG\r\n",
  },
  "a second subscription under one sid is ignored": {
    says: `${HI}SUB foo 1\r\nSUB bar 1\r\nPUB foo 1\r\na\r\nPUB bar 1\r\nb\r\nPING\r\n`,
    hears: "MSG foo 1 1\r\na\r\nPONG\r\n",
  },
  "a sid may be used again after UNSUB, or after its last message": {
    says: `${HI}SUB foo 1\r\nUNSUB 1\r\nSUB bar 1\r\nUNSUB 1 1\r\nPUB bar 1\r\na\r\nSUB baz 1\r\nPUB baz 1\r\nb\r\nPING\r\n`,
    hears: "MSG bar 1 1\r\na\r\nMSG baz 1 1\r\nb\r\nPONG\r\n",
  },
  "SUB with one argument closes": { says: `${HI}SUB foo\r\n`, hears: "", isClosed: true },
  "SUB with four arguments closes": { says: `${HI}SUB a b c d\r\n`, hears: "", isClosed: true },
  "UNSUB without a blank is no command": { says: `${HI}UNSUB\r\n`, hears: UNKNOWN, isClosed: true },
  "UNSUB without arguments closes": { says: `${HI}UNSUB \r\n`, hears: "", isClosed: true },
  "UNSUB with three arguments closes": { says: `${HI}UNSUB 1 2 3\r\n`, hears: "", isClosed: true },
  "UNSUB with a negative maximum means now": {
    says: `${HI}SUB foo 1\r\nUNSUB 1 -3\r\nPUB foo 1\r\na\r\nPING\r\n`,
    hears: "PONG\r\n",
  },
  "UNSUB with a maximum ends after so many": {
    says: `${HI}SUB foo 1\r\nUNSUB 1 2\r\nPUB foo 1\r\na\r\nPUB foo 1\r\nb\r\nPUB foo 1\r\nc\r\nPING\r\n`,
    hears: "MSG foo 1 1\r\na\r\nMSG foo 1 1\r\nb\r\nPONG\r\n",
  },
  "UNSUB with a maximum already reached means now": {
    says: `${HI}SUB foo 1\r\nPUB foo 1\r\na\r\nPUB foo 1\r\nb\r\nUNSUB 1 1\r\nPUB foo 1\r\nc\r\nPING\r\n`,
    hears: "MSG foo 1 1\r\na\r\nMSG foo 1 1\r\nb\r\nPONG\r\n",
  },

  "headers are passed on as they came": {
    says: `${HI}SUB foo 1\r\nHPUB foo 12 14\r\n${HEADERS}hi\r\nHPUB foo r 12 14\r\n${HEADERS}ho\r\nPING\r\n`,
    hears: `HMSG foo 1 12 14\r\n${HEADERS}hi\r\nHMSG foo 1 r 12 14\r\n${HEADERS}ho\r\nPONG\r\n`,
  },
  "an empty header part makes a plain message": {
    says: `${HI}SUB foo 1\r\nHPUB foo 0 2\r\nhi\r\nPING\r\n`,
    hears: "MSG foo 1 2\r\nhi\r\nPONG\r\n",
  },
  "more header than message closes": { says: `${HI}HPUB foo 14 12\r\n`, hears: "", isClosed: true },
  "HPUB with one size closes": { says: `${HI}HPUB foo 12\r\n`, hears: "", isClosed: true },
  "HPUB from a client without headers closes": {
    says: `CONNECT {"verbose":false}\r\nHPUB foo 12 14\r\n${HEADERS}hi\r\n`,
    hears: "",
    isClosed: true,
  },
  "a request to nobody is answered with 503": {
    says: `${HI}SUB r.* 7\r\nPUB nobody r.1 1\r\na\r\nPUB nobody q.1 1\r\na\r\nPING\r\n`,
    hears: "HMSG r.1 7 16 16\r\nNATS/1.0 503\r\n\r\n\r\nPONG\r\n",
  },
  "503 does not go to a queue group": {
    says: `${HI}SUB r.* g 7\r\nPUB nobody r.1 1\r\na\r\nPING\r\n`,
    hears: "PONG\r\n",
  },

  "arguments of 4,096 bytes are taken": {
    says: `${HI}SUB ${"a".repeat(4094)} 2\r\nPING\r\n`,
    hears: "PONG\r\n",
  },
  "arguments of 4,097 bytes close": {
    says: `${HI}SUB ${"a".repeat(4095)} 2\r\n`,
    hears: LINE_TOO_LONG,
    isClosed: true,
  },
  "a subject beyond the line limit closes": {
    says: `${HI}PUB ${"a".repeat(5000)} 2\r\n`,
    hears: LINE_TOO_LONG,
    isClosed: true,
  },
  "a line without end closes at the limit": {
    says: `${HI}PUB ${"a".repeat(5000)}`,
    hears: LINE_TOO_LONG,
    isClosed: true,
  },
  "CONNECT beyond the line limit closes": {
    says: `CONNECT {"verbose":false,"name":"${"n".repeat(5000)}"}\r\n`,
    hears: LINE_TOO_LONG,
    isClosed: true,
  },
};

const AUTH_TRANSCRIPTS: Record<string, Transcript> = {
  "the right password lets in": {
    says: 'CONNECT {"user":"ann","pass":"secret","verbose":false}\r\nPING\r\n',
    hears: "PONG\r\n",
  },
  "a wrong password is refused": {
    says: 'CONNECT {"user":"ann","pass":"wrong","verbose":false}\r\nPING\r\n',
    hears: "-ERR 'Authorization Violation'\r\n",
    isClosed: true,
  },
  "an unknown user is refused": {
    says: 'CONNECT {"user":"bob","pass":"secret","verbose":false}\r\n',
    hears: "-ERR 'Authorization Violation'\r\n",
    isClosed: true,
  },
  "no credentials are refused": { says: HI, hears: "-ERR 'Authorization Violation'\r\n", isClosed: true },
  "a password is not a token": {
    says: 'CONNECT {"auth_token":"secret"}\r\n',
    hears: "-ERR 'Authorization Violation'\r\n",
    isClosed: true,
  },
  "anything before CONNECT is refused at its first byte": {
    says: "P",
    hears: "-ERR 'Authorization Violation'\r\n",
    isClosed: true,
  },
};

describe.each(SERVER_KINDS)("$name", ({ isAvailable, start }) => {
  describe.skipIf(!isAvailable)("without authentication", () => {
    checkTranscripts(TRANSCRIPTS, () => start());
  });

  describe.skipIf(!isAvailable)("with a password", () => {
    checkTranscripts(AUTH_TRANSCRIPTS, () => start({ auth: { user: "ann", password: "secret" } }));
  });
});

function checkTranscripts(
  transcripts: Record<string, Transcript>,
  start: () => Promise<ServerUnderTest>,
): void {
  let server: ServerUnderTest;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.close());

  test.each(Object.entries(transcripts))("%s", async (_name, { says, hears, isClosed = false }) => {
    const client = await RawClient.open(server.port);
    client.send(says);
    if (isClosed) {
      await client.untilClosed();
      expect(client.answer).toBe(hears);
      return;
    }
    await client.until(() => client.answer.length >= hears.length);
    // One more round trip: nothing else was on its way.
    client.send("PING\r\n");
    await client.until(() => client.answer.length >= hears.length + "PONG\r\n".length);
    expect(client.answer).toBe(`${hears}PONG\r\n`);
    await client.close();
  });
}

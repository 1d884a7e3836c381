import { SigningKey } from "@sourceful/identity";
import { expect, test } from "vitest";
import { EnvelopeSealer, Keyring, openEnvelope } from "../index.ts";

const key = SigningKey.create();
const sealer = new EnvelopeSealer({ key, community: "erl", sender: "hugin-1", boot: 7 });
const keyring = new Keyring("erl", [
  { sender: "hugin-1", role: "building", keyEpoch: 1, publicKey: key.publicKey },
]);

test("a message opens as it was sealed", () => {
  const body = {
    timestamp_source: "device_clock_synced",
    samples: [{ ts: 1, quality: "valid", w: 5 }],
  } as const;
  const facts = { atMs: 1, dataClass: "REAL", sourceRef: "meter:SN1", validForMs: 60_000, body } as const;
  const sealed = sealer.seal("buildingState", facts);
  expect(sealed.subject).toBe("communities.erl.buildings.hugin-1.state.json.v1");
  const opened = openEnvelope(sealed, keyring);
  expect(opened).toEqual({
    ok: true,
    envelope: {
      schema: "community.building-state/1",
      community: "erl",
      sender: "hugin-1",
      key_epoch: 1,
      boot: 7,
      seq: 1,
      ts: 1,
      data_class: "REAL",
      source_ref: "meter:SN1",
      valid_for_ms: 60_000,
      idem: "hugin-1:7:1",
      body,
    },
  });
});

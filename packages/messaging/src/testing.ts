/**
 * What other packages' tests need from this one.
 *
 * @example
 * await expect(validatorsSource({ manifest: MANIFEST_SCHEMA })).toMatchFileSnapshot("generated/validators.ts");
 */
export { findFreePort, TestNatsServer } from "./test-nats-server.ts";
export { validatorsSource } from "./validators-source.ts";

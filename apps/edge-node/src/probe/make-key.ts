import { publicKeyText } from "@sourceful/probe";
import { createKeyFile } from "./key-file.ts";

/** `edge-node probe keygen`: makes a key and prints what probe.json has to say of it. */
export async function makeKey(file: string, { name, json }: { name: string; json: boolean }): Promise<void> {
  const { publicKey } = await createKeyFile(file);
  const entry = { name, public_key: publicKeyText(publicKey) };
  process.stdout.write(
    json
      ? `${JSON.stringify(entry)}\n`
      : `The private key is in ${file}; keep it to yourself. For "keys" (or "driver_signers") in the node's probe.json:\n  ${JSON.stringify(entry)}\n`,
  );
}

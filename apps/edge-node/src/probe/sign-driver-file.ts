import { ConfigError } from "@sourceful/domain";
import { loadDriver } from "@sourceful/drivers";
import { signDriver } from "@sourceful/probe";
import { readKeyFile } from "./key-file.ts";

export interface SignDriverOptions {
  key: string;
  /** The file's when not given. */
  name?: string;
  /** The manifest's when not given. */
  driverVersion?: string;
  json: boolean;
}

/** `edge-node probe sign-driver`: prints what the manifest of a driver has to state for nodes that want it signed. */
export async function signDriverFile(file: string, options: SignDriverOptions): Promise<void> {
  const { privateKey } = await readKeyFile(options.key);
  const driver = await loadDriver(file);
  const name = options.name ?? driver.name;
  const version = options.driverVersion ?? driver.manifest?.version;
  if (!version) {
    throw new ConfigError(`${file} has no manifest with a version beside it; say --driver-version`, {
      code: "config_invalid",
    });
  }
  const { sha256 } = driver;
  const signature = signDriver(privateKey, { name, version, sha256 });
  const stated = { name, version, sha256, signature };
  const yaml = Object.entries(stated).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  process.stdout.write(`${options.json ? JSON.stringify(stated) : yaml.join("\n")}\n`);
}

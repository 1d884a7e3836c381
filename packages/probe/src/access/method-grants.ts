/** Methods that look and change nothing: what `look` in probe.json stands for. */
const LOOK_METHODS = [
  "list_devices",
  "tcp_test",
  "detect_device",
  "read_registers",
  "scan_register_range",
  "network_scan",
  "rest_fetch",
  "rest_inspect",
  "mqtt_connect",
  "mqtt_subscribe",
] as const;

/** What may be granted in probe.json, the key `may`. */
export const GRANTS = ["look", ...LOOK_METHODS, "run_driver", "deploy_driver", "rollback_driver"] as const;

export type Grant = (typeof GRANTS)[number];

/**
 * Whether grants cover a method. Without a list everything is granted. `cancel` always is: it only ends what the
 * caller began.
 */
export function isGranted(grants: readonly Grant[] | undefined, method: string): boolean {
  if (grants === undefined || method === "cancel") return true;
  if (grants.some((grant) => grant === method)) return true;
  return grants.includes("look") && LOOK_METHODS.some((name) => name === method);
}

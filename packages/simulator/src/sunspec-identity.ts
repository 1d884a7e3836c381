/** What model 1 says about a device. */
export interface SunspecIdentity {
  manufacturer: string;
  model: string;
  version: string;
  serial: string;
}

import { InvalidArgumentError } from "commander";

/** Where a node's API is: an http or https URL. */
export function nodeUrl(text: string): string {
  const isHttp = URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol);
  if (!isHttp) throw new InvalidArgumentError("expected a URL such as http://127.0.0.1:8480.");
  return text;
}

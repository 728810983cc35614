import type { Bundle } from "@/benchmark/bundle";

/** A bundle and the file in `bundles/` that holds it. */
export interface BundleFile {
  path: string;
  bundle: Bundle;
}

/** Who hands in what others have published. */
export const MAINTAINERS: Bundle["submitter"] = {
  name: "EfficientLLM leaderboard maintainers",
  relationship: "third-party",
};

/** Lists and records that get a line for each member; everything inside them stands on one line. */
const OPEN = /^(?:|environments|results|results\.\d+|results\.\d+\.(?:metrics|quality))$/;

/** A bundle as JSON that reads well and differs well: one measurement a line, always the same bytes. */
export function bundleText(bundle: Bundle): string {
  return `${text(bundle, "", "")}\n`;
}

function text(value: unknown, path: string, indent: string): string {
  if (typeof value !== "object" || value === null || !OPEN.test(path)) return oneLine(value);
  const isArray = Array.isArray(value);
  const inner = `${indent}  `;
  const members = Object.entries(value).map(([key, member]) => {
    const name = isArray ? "" : `${JSON.stringify(key)}: `;
    return `${inner}${name}${text(member, path ? `${path}.${key}` : key, inner)}`;
  });
  const [open, close] = isArray ? "[]" : "{}";
  return members.length > 0 ? `${open}\n${members.join(",\n")}\n${indent}${close}` : `${open}${close}`;
}

function oneLine(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${oneLine(member)}`);
  return members.length > 0 ? `{ ${members.join(", ")} }` : "{}";
}

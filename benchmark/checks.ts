import type { Bundle } from "./bundle";
import { readDraft } from "./bundle-checks/draft";
import { checkMetrics } from "./bundle-checks/metrics";
import { checkPhysics } from "./bundle-checks/physics";
import { checkQuality } from "./bundle-checks/quality";
import { checkReferences } from "./bundle-checks/references";
import { type Finding, FindingList } from "./findings";
import { parseStrictJson } from "./strict-json";

export interface CheckedBundle {
  /** null if and only if a finding is an error. */
  bundle: Bundle | null;
  findings: Finding[];
}

export interface CheckOptions {
  /** Whether the artefacts came along in an archive; a JSON document alone has none. */
  artifactsSent?: boolean;
}

/** Checks a bundle's JSON text: every finding at once, whatever the text. Never throws. */
export function checkBundleText(text: string, options: CheckOptions = {}): CheckedBundle {
  const parsed = parseStrictJson(text);
  if (!parsed.readable) return { bundle: null, findings: [...parsed.findings] };
  return check(parsed.value, options, parsed.findings);
}

/** Checks a bundle that is parsed already: all but what only the text shows, such as duplicate keys. Never throws. */
export function checkBundle(value: unknown, options: CheckOptions = {}): CheckedBundle {
  return check(value, options, []);
}

function check(
  value: unknown,
  { artifactsSent = false }: CheckOptions,
  earlier: readonly Finding[],
): CheckedBundle {
  const list = new FindingList();
  list.adopt(earlier);
  const draft = readDraft(value, list);
  checkReferences(draft, artifactsSent, list);
  const sound = checkMetrics(draft, list);
  checkQuality(draft, list);
  checkPhysics(draft, sound, list);
  return { bundle: list.passed ? draft.bundle : null, findings: [...list.findings] };
}

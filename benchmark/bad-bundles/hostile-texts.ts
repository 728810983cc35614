// Made for tests.
import { aBundle, aResult } from "../bundle-builder";
import { changed } from "../changed-json";
import { asManyFindings, asText, type BadBundle, withChange } from "./bad-bundle";

const SHA256 = "a".repeat(64);

/** A bundle with something in every text field of the format; as it is, it passes without a finding. */
export const EVERY_TEXT = aBundle({
  description: "Made for a test.",
  source: { kind: "run", url: "https://example.org/", citation: "None.", doi: "10.0/0", license: "CC0-1.0" },
  submitter: {
    name: "A. Researcher",
    affiliation: "Nowhere",
    contact: "a@example.org",
    relationship: "third-party",
  },
  pipeline: { name: "bench", version: "1", commit: "abc", command: "bench --all" },
  environments: {
    h200: {
      accelerator: "NVIDIA H200",
      host: "node1",
      driver: "570",
      cuda: "12.8",
      software: { vllm: "0.9.1" },
      container: "sha256:abc",
      notes: "None.",
    },
  },
  results: [
    aResult({
      model: { name: "M", family: "F", parameters_b: 7, hub_id: "a/m", revision: "r1" },
      technique: { family: "quantization", name: "int4", settings: { method: "AWQ" } },
      workload: {
        task: "answering",
        dataset: "MMLU-Pro",
        dataset_revision: "r2",
        tasks: ["MMLU-Pro"],
        dtype: "bfloat16",
        settings: { engine: "vllm" },
      },
      metrics: {
        amu: {
          value: 40,
          unit: "GB",
          scope: "total",
          uncertainty: { kind: "stdev", value: 1 },
          artifact: "raw/memory.json",
          origin: "measured",
          reference: "Table 1",
          note: "None.",
          doubt: "None.",
        },
        pcu: { missing: "not_measured", note: "None." },
      },
      quality: [
        {
          task: "MMLU-Pro",
          metric: "accuracy",
          value: 0.4,
          better: "higher",
          uncertainty: { kind: "stdev", value: 0.1 },
          over: ["MMLU-Pro"],
          artifact: "raw/memory.json",
          origin: "measured",
          reference: "Table 2",
          note: "None.",
          doubt: "None.",
        },
      ],
      not_comparable: "Made for a test.",
      notes: "None.",
    }),
  ],
  artifacts: [{ path: "raw/memory.json", sha256: SHA256, bytes: 1, kind: "log" }],
});

/** What makes a reader or a terminal see something else than is there, by its name. */
export const HIDING_MARKS = {
  "a colour command of terminals": "\u001b[31m",
  "a command byte of old terminals": "\u009b31m",
  "a null byte": "\0",
  "a mark that turns the reading direction": "\u202e",
  "an Arabic letter mark": "\u061c",
  "a mark without width": "\u200b",
  "a soft hyphen": "\u00ad",
  "an invisible letter of the tag block": "\u{e0041}",
  "a line separator": "\u2028",
  "half of a character": "\ud800",
} as const;

/** Pointers of all texts of a JSON value. */
export function textPointers(value: unknown, pointer = ""): string[] {
  if (typeof value === "string") return [pointer];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textPointers(inner, `${pointer}/${key}`));
}

/** A JSON value with one text in the place of all of its texts; keys stay. */
function withText(value: unknown, text: string): unknown {
  return JSON.parse(JSON.stringify(value, (_key, one: unknown) => (typeof one === "string" ? text : one)));
}

/** Texts that would hide what they say: refused wherever they stand. */
export const HIDING_TEXTS: readonly BadBundle[] = [
  ...Object.entries(HIDING_MARKS).map(([name, mark]) =>
    asManyFindings(
      `${name} in every text at once`,
      JSON.stringify(withText(EVERY_TEXT, `A${mark}B`)),
      "text.control",
      // No environment is called what the result names.
      "environment.unresolved",
    ),
  ),
  withChange(
    "a file address that turns its own ending around",
    { "/source/url": "https://a.example/\u202egnp.exe" },
    ["text.control", "/source/url"],
  ),
  withChange(
    "a setting whose name has a mark without width",
    { "/results/0/workload/settings": { "se\u200bed": 1 } },
    ["text.control", "/results/0/workload/settings/se\u200bed"],
  ),
  withChange("an environment whose name has a mark without width", { "/environments/h\u200b": {} }, [
    "text.control",
    "/environments/h\u200b",
  ]),
];

/** Texts that are dangerous only to who obeys them: a page, a spreadsheet, a database, a shell, a template. */
const OBEYED = {
  "a script": "<script>document.title='owned'</script>",
  "an attribute that breaks out": '"><img src=x onerror="document.title=\'owned\'">',
  "a spreadsheet formula": '=HYPERLINK("https://evil.example","click")',
  "a spreadsheet command": "@SUM(1+1)*cmd|' /C calc'!A0",
  SQL: "'); drop table results; --",
  "a shell command": "$(touch owned); `touch owned`",
  "a template": "{{7*7}} <%= 7*7 %> #{7*7} %s %n",
  Markdown: "[click](javascript:alert(1)) | a | b |",
} as const;

/** Fields that only hold certain texts. */
const BOUND =
  /\/(?:format|kind|relationship|url|id|axis|modality|family|environment|unit|scope|origin|missing|better|sha256|path|artifact)$/;

function withFreeTexts(name: string, text: string): BadBundle {
  const alone = changed(EVERY_TEXT, {
    "/artifacts": undefined,
    "/results/0/metrics/amu/artifact": undefined,
    "/results/0/quality/0/artifact": undefined,
  });
  const free = textPointers(alone).filter((pointer) => !BOUND.test(pointer));
  const document = changed(alone, {
    ...Object.fromEntries(free.map((pointer) => [pointer, text])),
    "/results/0/model/family": text,
    "/results/0/technique/settings": { [text]: text },
    "/environments/h200/software": { [text]: text },
  });
  return asText(name, JSON.stringify(document));
}

/** Bundles that pass: what looks like an attack is text in them, and pages and exports must show it as text. */
export const NEUTRAL_TEXTS: readonly BadBundle[] = Object.entries(OBEYED).map(([name, text]) =>
  withFreeTexts(`${name} in every text that is free`, text),
);

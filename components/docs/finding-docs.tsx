import { FINDING_REMEDIES } from "@/benchmark/docs/finding-remedies";
import { FINDING_CODES, FINDINGS, type FindingCode } from "@/benchmark/findings";

const GROUPS: Readonly<Record<string, string>> = {
  file: "The file",
  archive: "The archive",
  json: "The JSON text",
  format: "The format",
  schema: "Fields",
  text: "Text",
  findings: "The findings themselves",
  results: "Results",
  environment: "Environments",
  baseline: "Baselines",
  artifact: "Artefacts",
  model: "Models",
  metric: "Metrics",
  unit: "Units",
  quality: "Quality",
  physics: "What nature and arithmetic demand",
};

/** Every finding of the checks, to be linked to by its code. */
export function FindingDocs() {
  const groups = new Set(FINDING_CODES.map(groupOf));
  return [...groups].map((group) => (
    <section key={group} className="mt-6">
      <h3 className="font-semibold">{GROUPS[group] ?? group}</h3>
      <dl className="prose mt-2 space-y-4 text-sm">
        {FINDING_CODES.filter((code) => groupOf(code) === group).map((code) => (
          <FindingEntry key={code} code={code} />
        ))}
      </dl>
    </section>
  ));
}

function groupOf(code: FindingCode): string {
  return code.slice(0, code.indexOf("."));
}

function FindingEntry({ code }: { code: FindingCode }) {
  const { severity, explanation } = FINDINGS[code];
  return (
    <div
      id={code}
      className={`scroll-mt-4 border-l-2 pl-3 target:bg-tint ${severity === "error" ? "border-worse" : "border-doubt"}`}
    >
      <dt>
        <a href={`#${code}`} className="break-words font-semibold no-underline hover:underline">
          <code>{code}</code>
        </a>{" "}
        <span className="text-soft">{severity}</span>
      </dt>
      <dd>{explanation}</dd>
      <dd className="text-soft">{FINDING_REMEDIES[code]}</dd>
    </div>
  );
}

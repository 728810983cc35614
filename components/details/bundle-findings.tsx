import { FINDINGS, type Finding, groupFindings } from "@/benchmark/findings";

const MOST_GROUPS = 100;

/** What the checks said of a bundle when it came in, the same findings as one. */
export function BundleFindings({ findings }: { findings: readonly Finding[] }) {
  const groups = groupFindings(findings);
  if (groups.length === 0) return <p className="text-sm">All checks passed without a finding.</p>;
  return (
    <>
      <ul className="prose space-y-3 text-sm">
        {groups.slice(0, MOST_GROUPS).map(({ code, severity, pointer, found, expected, remedy, count }) => (
          <li key={`${code} ${found} ${expected} ${remedy}`} className="border-doubt border-l-2 pl-3">
            <strong className="font-semibold">{FINDINGS[code]?.explanation ?? code}</strong>{" "}
            <span className="text-soft">
              {severity}, <code>{code}</code>
            </span>
            <br />
            Found {found}; expected {expected}.{" "}
            <span className="text-soft">
              At <code className="break-all">{pointer || "/"}</code>
              {count > 1 && ` and ${count - 1} more`}
            </span>
          </li>
        ))}
      </ul>
      {groups.length > MOST_GROUPS && (
        <p className="mt-2 text-sm">and {groups.length - MOST_GROUPS} more kinds.</p>
      )}
    </>
  );
}

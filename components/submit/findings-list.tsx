import { FINDINGS, type FindingGroup, type Severity } from "@/benchmark/findings";
import type { FindingsSummary } from "./findings-summary";

interface Props {
  findings: FindingsSummary;
  /** The level of its headings. */
  level?: 3 | 4;
  /** What a pointer is about, in words; null where it has none. */
  placeOf?: ((pointer: string) => string | null) | undefined;
}

const TITLES: Readonly<Record<Severity, { title: string; lead: string; rule: string }>> = {
  error: { title: "Errors", lead: "Each refuses the bundle.", rule: "border-worse" },
  warning: {
    title: "Warnings",
    lead: "They refuse nothing; results are published with them.",
    rule: "border-doubt",
  },
};

/** What the checks say of a bundle: what was found, where, and what to do about it. Errors come first. */
export function FindingsList({ findings, level = 3, placeOf = noPlace }: Props) {
  const { errors, warnings, groups, moreGroups, unlisted } = findings;
  if (errors + warnings === 0) return <p className="text-sm">All checks passed without a finding.</p>;
  const Heading = level === 3 ? "h3" : "h4";
  const parts = [
    { severity: "error", count: errors },
    { severity: "warning", count: warnings },
  ] as const;
  return (
    <div className="prose space-y-5 text-sm">
      {parts
        .filter(({ count }) => count > 0)
        .map(({ severity, count }) => (
          <section key={severity}>
            <Heading className="font-semibold">
              {TITLES[severity].title} ({count})
            </Heading>
            <p className="text-soft">{TITLES[severity].lead}</p>
            <ul className="mt-2 space-y-4">
              {groups
                .filter((group) => group.severity === severity)
                .map((group) => (
                  <Group
                    key={`${group.code} ${group.found} ${group.expected} ${group.remedy}`}
                    group={group}
                    placeOf={placeOf}
                  />
                ))}
            </ul>
          </section>
        ))}
      {moreGroups > 0 && <p>and {moreGroups} more kinds; correct these first.</p>}
      {unlisted > 0 && <p>{unlisted} more findings are not listed.</p>}
    </div>
  );
}

function noPlace(): null {
  return null;
}

function Group({
  group: { code, severity, pointers, count, found, expected, remedy },
  placeOf,
}: {
  group: FindingGroup;
  placeOf: NonNullable<Props["placeOf"]>;
}) {
  const [first = "", ...more] = pointers;
  return (
    <li className={`break-words border-l-2 pl-3 ${TITLES[severity].rule}`}>
      <p>
        <strong className="font-semibold">{FINDINGS[code]?.explanation ?? code}</strong>{" "}
        <a className="link" href={`/docs/bundle-format#${code}`}>
          <code>{code}</code>
        </a>
      </p>
      <p>
        Found {found}; expected {expected}.
      </p>
      {remedy !== "" && <p className="font-medium">{remedy}</p>}
      <p className="text-soft">
        At <Place pointer={first} placeOf={placeOf} />
        {count > 1 && more.length === 0 && ` and ${moreText(count - 1)}`}
      </p>
      {more.length > 0 && (
        <details className="text-soft">
          <summary className="link w-fit">and {moreText(count - 1)}</summary>
          <ul>
            {more.map((pointer) => (
              <li key={pointer}>
                <Place pointer={pointer} placeOf={placeOf} />
              </li>
            ))}
            {count > pointers.length && <li>and {count - pointers.length} more</li>}
          </ul>
        </details>
      )}
    </li>
  );
}

function moreText(places: number): string {
  return places === 1 ? "one more place" : `${places} more places`;
}

/** A JSON pointer, or the whole document. */
function Place({ pointer, placeOf }: { pointer: string; placeOf: NonNullable<Props["placeOf"]> }) {
  const words = placeOf(pointer);
  if (words !== null) return <>{words}</>;
  return pointer === "" ? <>the whole of it</> : <code className="break-all">{pointer}</code>;
}

"use client";
// A client component not for interaction but for weight: hundreds of rows travel as short arrays instead of one
// serialised element a cell beside the same HTML.

import { ImporterSheet } from "./importer-sheet";
import { CodeName, ImporterText } from "./importer-text";

/** What a field becomes, as it is called in a bundle; a metric also in words, with the address of its definition. */
export type Becoming = readonly [name: string, metric?: string, address?: string];

/** A field of a file; "" where there is nothing to say. */
export type FieldRowContent = readonly [
  field: string,
  unit: string,
  becomes: readonly Becoming[],
  note: string,
];

/** The rows of a producer's table. */
export function ImporterFieldRows({ caption, rows }: { caption: string; rows: readonly FieldRowContent[] }) {
  return (
    <ImporterSheet
      caption={caption}
      heads={["In the file", "Written in", "Becomes", "To know"]}
      rows={rows.map(([field, unit, becomes, note]) => ({
        key: `${field} ${becomes.map(([name]) => name).join()}`,
        name: <CodeName name={field} />,
        cells: [
          unit === "" ? null : unit,
          becomes.map((one) => <Becomes key={one[0]} becoming={one} hasUnit={unit !== ""} />),
          note === "" ? null : <ImporterText key="note" text={note} />,
        ],
      }))}
    />
  );
}

interface BecomesProps {
  becoming: Becoming;
  /** A metric without a unit has no value: the row says why. */
  hasUnit: boolean;
}

function Becomes({ becoming: [name, metric, address], hasUnit }: BecomesProps) {
  if (name === "nothing") return <div>nothing</div>;
  if (metric === undefined) {
    return (
      <div>
        <CodeName name={name} />
      </div>
    );
  }
  return (
    <div>
      {!hasUnit && "no value of "}
      <a className="link" href={address}>
        {metric}
      </a>{" "}
      <code className="text-soft">{name}</code>
    </div>
  );
}

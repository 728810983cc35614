import { metric } from "@/benchmark/metrics";
import type { Importer } from "@/importers/importer";
import { columnAddress } from "./importer-columns";
import { becomesNames, placeOf } from "./importer-places";
import { ImporterSheet } from "./importer-sheet";
import { CodeName, ImporterText } from "./importer-text";

/** Field by field what a producer's files hold, and what becomes of it. */
export function ImporterFields({ title, fields }: Pick<Importer, "title" | "fields">) {
  return (
    <ImporterSheet
      caption={`What is read of ${title}`}
      heads={["In the file", "Written in", "Becomes", "To know"]}
      rows={fields.map((row) => ({
        key: `${row.field} ${row.becomes}`,
        name: <CodeName name={row.field} />,
        cells: [
          row.unit === "" ? null : row.unit,
          becomesNames(row).map((name) => <Becomes key={name} name={name} hasUnit={row.unit !== ""} />),
          row.note ? <ImporterText key="note" text={row.note} /> : null,
        ],
      }))}
    />
  );
}

interface BecomesProps {
  name: string;
  /** A metric without a unit has no value: the row says why. */
  hasUnit: boolean;
}

function Becomes({ name, hasUnit }: BecomesProps) {
  const place = placeOf(name);
  if (place?.kind === "nothing") return <div>nothing</div>;
  return (
    <div>
      {place?.kind === "metric" && place.field === null ? (
        <>
          {!hasUnit && "no value of "}
          <a className="link" href={columnAddress(place.metric)}>
            {metric(place.metric).name}
          </a>{" "}
          <code className="text-soft">{name}</code>
        </>
      ) : (
        <CodeName name={name} />
      )}
    </div>
  );
}

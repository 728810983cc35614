import { metric } from "@/benchmark/metrics";
import type { Importer } from "@/importers/importer";
import { columnAddress } from "./importer-columns";
import { type Becoming, ImporterFieldRows } from "./importer-field-rows";
import { becomesNames, placeOf } from "./importer-places";

/** Field by field what a producer's files hold, and what becomes of it. */
export function ImporterFields({ title, fields }: Pick<Importer, "title" | "fields">) {
  return (
    <ImporterFieldRows
      caption={`What is read of ${title}`}
      rows={fields.map((row) => [row.field, row.unit, becomesNames(row).map(becomingOf), row.note ?? ""])}
    />
  );
}

function becomingOf(name: string): Becoming {
  const place = placeOf(name);
  return place?.kind === "metric" && place.field === null
    ? [name, metric(place.metric).name, columnAddress(place.metric)]
    : [name];
}

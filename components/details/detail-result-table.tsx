import { AXES, MODALITIES } from "@/benchmark/axes";
import { modelAddress, resultAddress, techniqueAddress } from "@/benchmark/detail-address";
import { isValue, type ResultTable, type ResultTableRow } from "@/benchmark/details/result-tables";
import { columnFormat } from "@/benchmark/format";
import { metric } from "@/benchmark/metrics";
import type { Column } from "@/benchmark/question";
import { familyTitle } from "@/benchmark/techniques";
import { settingsText } from "./detail-links";
import { DetailResultCell } from "./detail-result-cell";
import { DetailTable } from "./detail-section";

interface Props {
  table: ResultTable;
  /** What tells the rows apart: the other one is what the page is about. */
  by: "technique" | "model";
  /** The board that shows these results against others. */
  boardHref: string;
}

/** Results of one workload with their values and changes. Not ranked: the board does that. */
export function DetailResultTable({ table, by, boardHref }: Props) {
  const { axis, modality, family, dataset, columns, rows, total } = table;
  const title = `${familyTitle(family)} · ${dataset ?? "data set not stated"}`;
  const columnsOf = columns.map((column) => ({
    column,
    format: formatOf(rows, column),
    unit: firstValue(rows, column)?.unit,
  }));
  return (
    <section aria-label={title} className="mt-8">
      <h3 className="font-semibold text-base">{title}</h3>
      <p className="mb-2 text-sm text-soft">
        {AXES[axis].title} · {MODALITIES[modality].title} ·{" "}
        <a className="link" href={boardHref}>
          on the board
        </a>
        , ranked against others
      </p>
      <DetailTable caption={`Results: ${title}, ${MODALITIES[modality].title}`}>
        <thead>
          <tr>
            <th scope="col">{by === "technique" ? "Technique" : "Model"}</th>
            {columnsOf.map(({ column }) => (
              <ColumnHead key={column} column={column} rows={rows} />
            ))}
            <th scope="col" className="text">
              Result
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.result.id}>
              <RowHead row={row} by={by} />
              {columnsOf.map(({ column, format, unit }) => (
                <DetailResultCell key={column} row={row} column={column} format={format} unit={unit} />
              ))}
              <td className="text">
                <a
                  className="link"
                  href={resultAddress(row.result.id)}
                  aria-label={`Everything on ${row.result.technique} on ${row.result.model.name}`}
                >
                  details
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </DetailTable>
      {total > rows.length && (
        <p className="mt-2 text-sm">
          The first {rows.length} of {total}; all of them are{" "}
          <a className="link" href={boardHref}>
            on the board
          </a>
          .
        </p>
      )}
    </section>
  );
}

function formatOf(rows: readonly ResultTableRow[], column: Column): (value: number) => string {
  return columnFormat(
    rows.map(({ cells }) => cells[column]).flatMap((cell) => (isValue(cell) ? cell.value : [])),
  );
}

function firstValue(rows: readonly ResultTableRow[], column: Column) {
  return rows.map(({ cells }) => cells[column]).find(isValue);
}

function ColumnHead({ column, rows }: { column: Column; rows: readonly ResultTableRow[] }) {
  const first = firstValue(rows, column);
  const measure = first?.measure?.split(" over ")[0];
  return (
    <th scope="col" title={column === "quality" ? undefined : metric(column).definition}>
      {column === "quality" ? "Quality" : metric(column).label}
      <span>
        {measure ?? first?.unit} · {first?.better} is better
      </span>
    </th>
  );
}

function RowHead({ row: { result }, by }: { row: ResultTableRow; by: Props["by"] }) {
  const { technique, model, settings } = result;
  return (
    <th scope="row">
      {by === "technique" ? (
        <a className="link" href={techniqueAddress(technique)}>
          {technique}
        </a>
      ) : (
        <a className="link" href={modelAddress(model.slug)}>
          {model.name}
        </a>
      )}
      {model.revision && <span>revision {model.revision}</span>}
      {settings && <span>{settingsText(settings)}</span>}
    </th>
  );
}

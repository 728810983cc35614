import { isMetric } from "@/benchmark/metrics";
import { IMPORTERS } from "@/importers/registry";
import { DetailTable } from "../details/detail-section";
import {
  COLUMN_GROUPS,
  type Column,
  columnAddress,
  columnLabel,
  columnName,
  columnsOf,
  givesText,
} from "./importer-columns";

const ROWS = IMPORTERS.map((importer) => ({ importer, columns: columnsOf(importer) }));
const GIVEN = COLUMN_GROUPS.map(({ title, columns }) => ({
  title,
  columns: columns.filter((column) => ROWS.some((row) => row.columns.has(column))),
}));
const MISSING = COLUMN_GROUPS.flatMap(({ columns }) =>
  columns.filter((column) => ROWS.every((row) => !row.columns.has(column))),
);
/** A rule between the groups. */
const EDGE = "border-rule border-l";

/** Which tool's files give which values, so that one sees which of them fill a row together. */
export function ImporterMatrix() {
  return (
    <>
      <DetailTable caption="Which tool’s files give which values">
        <colgroup />
        {GIVEN.map(({ title, columns }) => (
          <colgroup key={title} span={columns.length} />
        ))}
        <thead>
          <tr>
            <td />
            {GIVEN.map(({ title, columns }) => (
              <th
                key={title}
                scope="colgroup"
                colSpan={columns.length}
                className={`static! min-w-0 py-1! text-center! font-semibold! ${EDGE}`}
              >
                {title}
              </th>
            ))}
          </tr>
          <tr>
            <th scope="col">Files of</th>
            {GIVEN.flatMap(({ columns }) =>
              columns.map((column, index) => (
                <th
                  key={column}
                  scope="col"
                  className={`min-w-0 px-1.5! text-center! ${index === 0 ? EDGE : ""}`}
                >
                  {/* Upright, so that fourteen names in full are no wider than their marks. */}
                  <a
                    className="rotate-180 font-normal! [writing-mode:vertical-rl]"
                    href={columnAddress(column)}
                  >
                    {headText(column)}
                  </a>
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ importer: { key, title }, columns: given }) => (
            <tr key={key}>
              <th scope="row">
                <a href={`#${key}`}>{title}</a>
                <span>{givesText(given)}</span>
              </th>
              {GIVEN.flatMap(({ columns }) =>
                columns.map((column, index) => (
                  <td key={column} className={`px-1.5! text-center! ${index === 0 ? EDGE : ""}`}>
                    {given.has(column) && (
                      <>
                        <strong aria-hidden className="font-normal text-accent">
                          ●
                        </strong>
                        <em>yes</em>
                      </>
                    )}
                  </td>
                )),
              )}
            </tr>
          ))}
        </tbody>
      </DetailTable>
      {MISSING.length > 0 && (
        <p className="prose mt-3 text-sm text-soft">
          No tool writes {MISSING.map(columnName).join(" or ").toLowerCase()}: it is sent in a bundle of your
          own.
        </p>
      )}
    </>
  );
}

/** "Average Latency (AL)": the name, and the abbreviation where boards have one. */
function headText(column: Column): string {
  const [name, label] = [columnName(column), columnLabel(column)];
  return isMetric(column) && /^[A-Z]+$/.test(label) ? `${name} (${label})` : name;
}

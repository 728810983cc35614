import { resultAddress } from "@/benchmark/detail-address";
import { formatSigned } from "@/benchmark/format";
import type { PreviewedResult } from "@/benchmark/preview/preview";
import { settingsText } from "../details/detail-links";
import { DetailTable } from "../details/detail-section";
import { type PreviewBoard, previewBoards } from "./preview-boards";
import { PreviewCell } from "./preview-cell";
import { PreviewNotes } from "./preview-notes";

interface Props {
  results: readonly PreviewedResult[];
  /** Of each board so many results are shown; the notes above are about all of them. */
  most?: number;
}

/** A bundle's results as they would stand on today's boards: a table for each board, and what must not be overlooked. */
export function PreviewTable({ results, most = 50 }: Props) {
  return (
    <>
      <PreviewNotes results={results} />
      {previewBoards(results).map((board) => (
        <BoardTable key={board.address} board={board} most={most} />
      ))}
    </>
  );
}

function BoardTable({
  board: { title, address, columns, results },
  most,
}: {
  board: PreviewBoard;
  most: number;
}) {
  return (
    <section className="mt-6">
      <h3 className="mb-2 font-semibold">
        <a className="link" href={address}>
          {title}
        </a>{" "}
        <span className="font-normal text-soft">
          {results.length === 1 ? "one result" : `${results.length} results`}
        </span>
      </h3>
      <DetailTable caption={`Results on the board ${title}`}>
        <thead>
          <tr>
            <th scope="col">Result</th>
            {columns.map(({ column, label, unit }) => (
              <th key={column} scope="col">
                {label}
                {unit !== null && <span>{unit}</span>}
              </th>
            ))}
            <th scope="col" className="text">
              Trade-off chart
            </th>
            <th scope="col" className="text">
              Supersedes
            </th>
          </tr>
        </thead>
        <tbody>
          {results.slice(0, most).map((result) => (
            <tr key={result.id}>
              <ResultHead result={result} />
              {columns.map((column) => (
                <PreviewCell
                  key={column.column}
                  result={result.id}
                  column={column}
                  value={result.values.find((value) => value.column === column.column)}
                />
              ))}
              <PlaceCell place={result.place} />
              <td className="text">
                {result.supersedes === null ? (
                  "nothing"
                ) : (
                  <a className="link" href={resultAddress(result.supersedes)}>
                    its earlier version
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </DetailTable>
      {results.length > most && (
        <p className="mt-2 text-sm">
          The first {most} of {results.length} results; the notes above are about all of them.
        </p>
      )}
    </section>
  );
}

function ResultHead({
  result: { localId, technique, model, settings, notComparable },
}: {
  result: PreviewedResult;
}) {
  return (
    <th scope="row">
      {technique}
      <span>{model}</span>
      {settings && <span>{settingsText(settings)}</span>}
      <span className="break-all">
        <code>{localId}</code>
      </span>
      {notComparable !== null && <span>not comparable: {notComparable}</span>}
    </th>
  );
}

function PlaceCell({ place }: Pick<PreviewedResult, "place">) {
  if ("why" in place) {
    return (
      <td className="text">
        not on it
        <span>{place.why}</span>
      </td>
    );
  }
  return (
    <td className="text">
      <a className="link" href={place.chart}>
        {place.isOnFrontier ? "on the frontier" : "behind the frontier"}
      </a>
      {[place.x, place.y].map(({ title, value }) => (
        <span key={title}>
          {title}: {formatSigned(value, 2)}
        </span>
      ))}
      <span>{place.among === 1 ? "the only point" : `one of ${place.among} points`}</span>
    </td>
  );
}

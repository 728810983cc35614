import { resultAddress } from "@/benchmark/detail-address";
import type { PreviewedResult } from "@/benchmark/preview/preview";
import { settingsText } from "../details/detail-links";
import { CHART, PlaceCell } from "./place-cell";
import { type PreviewBoard, previewBoards } from "./preview-boards";
import { PreviewCell } from "./preview-cell";
import { PreviewNotes } from "./preview-notes";
import { PreviewSheet } from "./preview-sheet";

interface Props {
  results: readonly PreviewedResult[];
  /** Of each board so many results are shown; the notes above are about all of them. */
  most?: number;
  /** How many would take the place of results of a bundle that this one does not correct, where that is known. */
  takeovers?: number;
}

/** A bundle's results as they would stand on today's boards: a table for each board, and what must not be overlooked. */
export function PreviewTable({ results, most = 50, takeovers = 0 }: Props) {
  return (
    <>
      <PreviewNotes results={results} takeovers={takeovers} />
      {previewBoards(results).map((board) => (
        <BoardTable key={board.address} board={board} most={most} />
      ))}
    </>
  );
}

function BoardTable({
  board: { title, address, isNew, nearest, columns, results },
  most,
}: {
  board: PreviewBoard;
  most: number;
}) {
  return (
    <section className="mt-6">
      <h3 className="mb-2 font-semibold">
        {isNew ? (
          title
        ) : (
          <a className="link" href={address}>
            {title}
          </a>
        )}{" "}
        <span className="font-normal text-soft">
          {results.length === 1 ? "one result" : `${results.length} results`}
        </span>
      </h3>
      {isNew && (
        <p className="prose mb-2 text-sm">
          A board of its own: only these results. Ranks are among them alone, until others measure the same.{" "}
          <a className="link" href={nearest}>
            The nearest boards
          </a>
        </p>
      )}
      <PreviewSheet caption={`Results on the board ${title}`}>
        <thead>
          <tr>
            <th scope="col">Result</th>
            {columns.map(({ column, label, name, unit }) => (
              <th key={column} scope="col">
                {label}
                {name !== label && <span>{name}</span>}
                {unit !== null && <span>{unit}</span>}
              </th>
            ))}
            <th scope="col" className="text">
              {CHART}
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
              <PlaceCell place={result.place} isDrawn={!isNew} />
              <td className="text" data-label="Supersedes">
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
      </PreviewSheet>
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

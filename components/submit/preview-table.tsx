import { resultAddress } from "@/benchmark/detail-address";
import type { PreviewedResult } from "@/benchmark/preview/preview";
import { NoteList } from "../board/note-list";
import { CHART, PlaceCell } from "./place-cell";
import { type PreviewBoard, previewBoards, previewCells } from "./preview-boards";
import { PreviewCell } from "./preview-cell";
import { PreviewHead } from "./preview-head";
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
      {previewBoards(results).map((board, index) => (
        <BoardTable key={board.address} board={board} most={most} id={`preview-${index + 1}`} />
      ))}
    </>
  );
}

function BoardTable({
  board: { title, address, isNew, nearest, columns, results },
  most,
  id,
}: {
  board: PreviewBoard;
  most: number;
  /** Tells its notes from those of other boards. */
  id: string;
}) {
  const notes = new NoteList();
  const rows = results
    .slice(0, most)
    .map((result) => ({ result, cells: previewCells(result, columns, notes) }));
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
          {rows.map(({ result, cells }) => (
            <tr key={result.id}>
              <PreviewHead result={result} />
              {cells.map(({ column, value, note }) => (
                <PreviewCell
                  key={column.column}
                  result={result}
                  column={column}
                  value={value}
                  note={note}
                  table={id}
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
      <div className="notes numbered">
        {notes.texts.map((text, index) => (
          <p key={text} id={`${id}-${index + 1}`} popover="auto">
            {text}
          </p>
        ))}
      </div>
      {results.length > most && (
        <p className="mt-2 text-sm">
          The first {most} of {results.length} results; the notes above are about all of them.
        </p>
      )}
    </section>
  );
}

import type { Show } from "@/benchmark/question";
import type { CellContent } from "./cell-content";
import { NoteMark } from "./note-mark";

interface Props {
  cell: CellContent;
  table: string;
  show: Show;
  /** Whether the row is what the others are compared with. */
  isBaseline: boolean;
}

/** One value, or why there is none: the number always, with its rank, its change or its factor to the best. */
export function TableCell({ cell, table, show, isBaseline }: Props) {
  if (typeof cell === "string") {
    // The commonest reason is said once below the table, and to a screen reader in each cell.
    return (
      <td>
        <s>—</s>
        {cell === "" ? <em>not reported</em> : <span>{cell}</span>}
      </td>
    );
  }
  const [text, rank = 0, mark = "", note = 0, doubt = 0, was = 0, factor = 0, change = ""] = cell;
  const marks = note > 0 && (
    <NoteMark note={note} table={table} doubt={doubt === 1} label={`About ${text}`} />
  );
  const heat = factor > 0 ? `h${heatLevel(factor)}` : undefined;
  const details = (
    <>
      {(was > 0 || factor > 1) && (
        <span>
          {was > 0 && `was ${was}`} {factor > 1 && `×${factor}`}
        </span>
      )}
    </>
  );
  if (show === "values") {
    return (
      <td className={heat}>
        {marks}
        {text}
        <i>{mark}</i>
        {rank ? (
          <small className={firstClass(rank)}>
            <u>rank </u>
            {rank}
          </small>
        ) : (
          <small />
        )}
        {details}
      </td>
    );
  }
  return (
    <td className={heat}>
      {marks}
      {show === "ranks" ? <Rank rank={rank} /> : <Change change={isBaseline ? "baseline" : change} />}
      <span>
        {text}
        <i>{mark}</i>
      </span>
      {details}
    </td>
  );
}

/** 0: within 5% of the best; 4: more than four times it. */
function heatLevel(factor: number): number {
  return [1.05, 1.25, 2, 4].filter((limit) => factor > limit).length;
}

function Rank({ rank }: { rank: number | string }) {
  if (rank === 0) return <s>no rank</s>;
  return (
    <b className={firstClass(rank)}>
      <u>rank </u>
      {rank}
    </b>
  );
}

/** First, or first together with others that can't be told apart. */
function firstClass(rank: number | string): string | undefined {
  if (rank === 1) return "first";
  return typeof rank === "string" && rank.startsWith("1–") ? "first tied" : undefined;
}

const WORDS: Readonly<Record<string, readonly [word: string, className: string]>> = {
  b: ["better", "better"],
  w: ["worse", "worse"],
  s: ["same", "same"],
  u: ["uncertain", "same"],
};

function Change({ change }: { change: string }) {
  if (change === "baseline") return <b className="same">baseline</b>;
  const [word, className] = WORDS[change.charAt(0)] ?? ["", ""];
  if (!word) return <b className="same">no change told</b>;
  return (
    <b className={className}>
      {change.slice(1)} <small>{word}</small>
    </b>
  );
}

import { tradeOffInWords, tradeOffTitle } from "@/benchmark/trade-offs/trade-off-title";
import type { TradeOffExport } from "@/benchmark/trade-offs/trade-offs-csv";
import type { RemarkList } from "./chart-remarks";
import type { DrawnPanel } from "./drawn-panel";
import { exportedCharts } from "./exported-charts";
import { FigureContent } from "./figure-content";
import { textWidth } from "./figure-names";
import { figureStyle } from "./figure-style";
import { svgText } from "./svg-text";
import { SIZES } from "./trade-off-figure";
import { moreMarks } from "./trade-off-legend";
import { DIFFERENT_MARKS, MarkShape, markClass } from "./trade-off-marks";

const MARGIN = 24;
const WIDTH = SIZES.wide.width;
const FONT_SIZE = 12.5;
const LINE = 18;

/** A part of the sheet, drawn from its own top edge, and how high it is. */
interface Part {
  height: number;
  drawing: React.ReactNode;
}

/** Whose colours a chart on another page has: the reader's own scheme, or always the same. */
export const EMBED_THEMES = ["reader", "light", "dark"] as const;
export type EmbedTheme = (typeof EMBED_THEMES)[number];

/** What a file says of one kind before it points to its address for the rest. */
const MOST_REMARKS = 6;
/** Letters of one remark. */
const LONGEST_REMARK = 420;

/**
 * The charts of a question as one SVG file, with title, question, marks, notes, what must be kept in mind, dataset
 * version and address in it. The same question and dataset version give the same bytes. `bare`: charts and marks
 * alone, for a page that says the rest around them, in that page's colours.
 */
export function tradeOffSheet(exported: TradeOffExport, bare: EmbedTheme | null = null): string {
  const { tradeOffs, datasetVersion, address, notices } = exported;
  const { question } = tradeOffs;
  const charts = exportedCharts(tradeOffs);
  const isFile = bare === null;
  const parts: Part[] = [
    ...(isFile
      ? [
          texts([tradeOffTitle(question)], "heading"),
          texts(wrapped(tradeOffInWords(question)), "aside"),
          ...unused(notices),
        ]
      : []),
    ...(charts.length === 0 ? [texts(["No result answers this question."], "")] : []),
    ...charts.flatMap(({ title, about, marked, baselines, figures, notes, remarks }) => [
      texts([title], "panel-title"),
      texts(wrapped(about), "aside"),
      legend(marked, baselines),
      ...rows(figures),
      ...(isFile ? [texts(notes.flatMap(wrapped), "aside"), ...remarks.flatMap(remarkParts)] : []),
    ]),
    ...(isFile ? [texts(wrapped(`Dataset version ${datasetVersion}. ${address}`), "aside")] : []),
  ];
  return svgText(
    <Sheet
      parts={parts}
      title={`${tradeOffTitle(question)}. ${tradeOffInWords(question)}`}
      theme={bare ?? "light"}
    />,
  );
}

function unused(notices: TradeOffExport["notices"]): Part[] {
  if (notices.length === 0) return [];
  const lines = notices.flatMap(({ parameter, message }) =>
    wrapped(`Could not be used of this address: ${parameter}: ${message}`),
  );
  return [texts(lines, "")];
}

function remarkParts({ title, texts: remarks }: RemarkList): Part[] {
  const more = remarks.length - MOST_REMARKS;
  const lines = [
    ...remarks.slice(0, MOST_REMARKS),
    ...(more > 0 ? [`and ${more} more: see the address below`] : []),
  ];
  return [texts([title], "remarks-title"), texts(lines.map(cut).flatMap(wrapped), "aside")];
}

function cut(text: string): string {
  return text.length > LONGEST_REMARK ? `${text.slice(0, LONGEST_REMARK)}… (see the address below)` : text;
}

interface SheetProps {
  parts: readonly Part[];
  title: string;
  theme: EmbedTheme;
}

function Sheet({ parts, title, theme }: SheetProps) {
  const tops = parts.map((_, index) =>
    parts.slice(0, index).reduce((sum, { height }) => sum + height, MARGIN),
  );
  const height = Math.ceil(parts.reduce((sum, part) => sum + part.height, 2 * MARGIN));
  const width = WIDTH + 2 * MARGIN;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={title}
      className="sheet"
    >
      <title>{title}</title>
      {/* A file is for paper; on a page a chart follows that page, or the reader's scheme. */}
      <style>
        {figureStyle(theme === "dark" ? "dark" : "light")}
        {theme === "reader" && `@media (prefers-color-scheme:dark){${figureStyle("dark")}}`}
      </style>
      <rect className="paper" width={width} height={height} />
      <g fill="currentColor">
        {parts.map(({ drawing }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts never move
          <g key={index} transform={`translate(${MARGIN} ${tops[index]})`}>
            {drawing}
          </g>
        ))}
      </g>
    </svg>
  );
}

function texts(lines: readonly string[], className: string): Part {
  return {
    height: lines.length * LINE + 4,
    drawing: lines.map((line, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
      <text key={index} y={(index + 0.75) * LINE} className={className}>
        {line}
      </text>
    )),
  };
}

/** Each technique's mark with its name, in as many rows as they need. */
function legend(marked: readonly string[], baselines: readonly string[]): Part {
  const entries = [
    ...(baselines.length > 0 ? [{ mark: -1, name: `${baselines.join(", ")} (baseline)` }] : []),
    ...marked.slice(0, DIFFERENT_MARKS).map((name, mark) => ({ mark, name })),
  ];
  const more = marked.length > DIFFERENT_MARKS ? wrapped(moreMarks(marked.length)) : [];
  let [x, row] = [0, 0];
  const placed = entries.map((entry) => {
    const width = textWidth(entry.name, FONT_SIZE) + 36;
    if (x > 0 && x + width > WIDTH) [x, row] = [0, row + 1];
    const at = { ...entry, x, row };
    x += width;
    return at;
  });
  return {
    height: (row + 1 + more.length) * LINE + 10,
    drawing: [
      ...placed.map(({ mark, name, x: left, row: line }) => (
        <g key={name} transform={`translate(${left + 7} ${(line + 0.5) * LINE})`}>
          <g className={markClass(mark)}>
            <MarkShape mark={mark} />
          </g>
          <text x={12} dy="0.34em">
            {name}
          </text>
        </g>
      )),
      <g key="more" transform={`translate(0 ${(row + 1) * LINE})`}>
        {texts(more, "aside").drawing}
      </g>,
    ],
  };
}

/** One chart a row, or small ones two by two with their headings. */
function rows(figures: readonly { label: string; panel: DrawnPanel }[]): Part[] {
  const [first] = figures;
  if (!first?.panel.isSmall) {
    return figures.map(({ panel }) => ({
      height: SIZES.wide.height + 12,
      drawing: <FigureContent panel={panel} size={SIZES.wide} />,
    }));
  }
  return Array.from({ length: Math.ceil(figures.length / 2) }, (_, row) => ({
    height: SIZES.small.height + LINE + 16,
    drawing: figures.slice(2 * row, 2 * row + 2).map(({ label, panel }, column) => (
      <g key={label} transform={`translate(${(column * (WIDTH + MARGIN)) / 2} 0)`}>
        <text y={0.75 * LINE} className="panel-title">
          {label} parameters
        </text>
        <g transform={`translate(0 ${LINE})`}>
          <FigureContent panel={panel} size={SIZES.small} />
        </g>
      </g>
    )),
  }));
}

/** A text in lines as wide as the sheet; a word that is wider, as an address may be, is cut where the line ends. */
function wrapped(text: string): string[] {
  const fits = (line: string) => textWidth(line, FONT_SIZE) <= WIDTH;
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && fits(`${line} ${word}`)) {
      lines[lines.length - 1] = `${line} ${word}`;
      continue;
    }
    let rest = "";
    for (const letter of word) {
      if (!fits(rest + letter)) {
        lines.push(rest);
        rest = "";
      }
      rest += letter;
    }
    lines.push(rest);
  }
  return lines;
}

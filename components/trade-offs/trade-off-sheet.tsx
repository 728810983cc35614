import { MODALITIES } from "@/benchmark/axes";
import { familyTitle } from "@/benchmark/techniques";
import { readPanel } from "@/benchmark/trade-offs/trade-off-reading";
import { tradeOffInWords, tradeOffTitle } from "@/benchmark/trade-offs/trade-off-title";
import type { TradeOffExport } from "@/benchmark/trade-offs/trade-offs-csv";
import { type DrawnPanel, drawnBands, drawnPanel, drawnScaleLines, sizeLegend } from "./drawn-panel";
import { FigureContent } from "./figure-content";
import { textWidth } from "./figure-names";
import { figureStyle } from "./figure-style";
import { svgText } from "./svg-text";
import { markedTechniques, standingTechniques } from "./trade-off-content";
import { SIZES } from "./trade-off-figure";
import { frontierNotes, moreMarks } from "./trade-off-legend";
import { mostPoints } from "./trade-off-limit";
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

/**
 * The charts of a question as one SVG file, with title, question, marks, notes, dataset version and address in it.
 * The same question and dataset version give the same bytes. `isBare`: charts and marks alone, for a page that says
 * the rest around them.
 */
export function tradeOffSheet(exported: TradeOffExport, isBare = false): string {
  const { tradeOffs, datasetVersion, address, notices } = exported;
  const { question } = tradeOffs;
  const charts = [
    ...tradeOffs.panels.map((whole) => {
      const panel = mostPoints(whole);
      const drawn = drawnPanel(panel, question, readPanel(panel));
      const isByBand = question.view === "bands";
      return {
        panel,
        marked: markedTechniques(whole),
        baselines: standingTechniques(whole),
        figures: isByBand ? drawnBands(panel, drawn).bands : [{ label: "", panel: drawn }],
        notes: [...frontierNotes(whole, isByBand), ...whole.guides.notes],
      };
    }),
    ...tradeOffs.lines.map((panel) => ({
      panel,
      ...sizeLegend(panel),
      figures: [{ label: "", panel: drawnScaleLines(panel, question) }],
      notes: [],
    })),
  ];
  const parts: Part[] = [
    ...(isBare
      ? []
      : [texts([tradeOffTitle(question)], "heading"), texts(wrapped(tradeOffInWords(question)), "aside")]),
    ...(notices.length > 0
      ? [
          texts(
            notices.flatMap(({ parameter, message }) =>
              wrapped(`Could not be used of this address: ${parameter}: ${message}`),
            ),
            "",
          ),
        ]
      : []),
    ...(charts.length === 0 ? [texts(["No result answers this question."], "")] : []),
    ...charts.flatMap(({ panel, marked, baselines, figures, notes }) => [
      texts([`${familyTitle(panel.family)}, ${MODALITIES[panel.modality].title}`], "panel-title"),
      texts(wrapped(`${panel.dataset ?? "Data set not stated"}, ${panel.environment}`), "aside"),
      legend(marked, baselines),
      ...rows(figures),
      ...(isBare ? [] : [texts(notes.flatMap(wrapped), "aside")]),
    ]),
    ...(isBare ? [] : [texts(wrapped(`Dataset version ${datasetVersion}. ${address}`), "aside")]),
  ];
  return svgText(
    <Sheet
      parts={parts}
      title={`${tradeOffTitle(question)}. ${tradeOffInWords(question)}`}
      isBare={isBare}
    />,
  );
}

interface SheetProps {
  parts: readonly Part[];
  title: string;
  isBare: boolean;
}

function Sheet({ parts, title, isBare }: SheetProps) {
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
      {/* A file is for paper; on a page a chart follows the reader's scheme. */}
      <style>
        {figureStyle("light")}
        {isBare && `@media (prefers-color-scheme:dark){${figureStyle("dark")}}`}
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
  const longest = Math.floor(WIDTH / textWidth("x", FONT_SIZE));
  const words = text.split(" ").flatMap((word) => word.match(new RegExp(`.{1,${longest}}`, "gu")) ?? []);
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= longest)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

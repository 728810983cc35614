import { columnFormat } from "@/benchmark/format";
import type { PairChart } from "@/benchmark/insight-chart";
import { InsightFrame, TEXT, WIDTH } from "./insight-chart-frame";

const HEAD = 36;
const ROW = 34;
/** Room for a number on either side of the line. */
const SIDE = 42;

/** One line for each model, from a hollow mark to a full one, each with its number. From zero. */
export function PairFigure({ chart: { title, from, to, rows } }: { chart: PairChart }) {
  const values = rows.flatMap((row) => [row.from, row.to]);
  const most = Math.max(...values, 0);
  const format = columnFormat(values);
  const x = (value: number) => (most > 0 ? (value / most) * (WIDTH - SIDE - 4) + 4 : 4);
  const said = rows.map((row) => `${row.label} ${format(row.from)} to ${format(row.to)}`);
  return (
    <InsightFrame height={HEAD + rows.length * ROW} label={`${title}, ${from} to ${to}: ${said.join("; ")}`}>
      <text y={TEXT} fontWeight="600">
        {title}
      </text>
      <g transform={`translate(0 ${TEXT + 15})`}>
        <circle cx="5" cy="-4" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <text x="14">{from}</text>
        <circle cx="85" cy="-4" r="4.5" className="fill-accent" />
        <text x="94">{to}</text>
      </g>
      {rows.map((row, index) => {
        const y = HEAD + index * ROW + 26;
        const [low, high] = row.from < row.to ? [row.from, row.to] : [row.to, row.from];
        return (
          <g key={`${row.label} ${row.from} ${row.to}`} className="insight-row">
            <text y={y - 12} className="fill-soft">
              {row.label}
            </text>
            <line x1="4" x2={WIDTH - SIDE} y1={y} y2={y} className="stroke-rule" />
            <line x1={x(row.from)} x2={x(row.to)} y1={y} y2={y} stroke="currentColor" strokeWidth="1.5" />
            <circle
              data-mark="from"
              cx={x(row.from)}
              cy={y}
              r="4"
              className="fill-paper"
              stroke="currentColor"
              strokeWidth="1.5"
            />
            <circle data-mark="to" cx={x(row.to)} cy={y} r="4.5" className="fill-accent" />
            <text
              x={x(low) - 8}
              y={y + 4}
              textAnchor="end"
              className="stroke-paper"
              strokeWidth="4"
              paintOrder="stroke"
            >
              {format(low)}
            </text>
            <text x={x(high) + 8} y={y + 4}>
              {format(high)}
            </text>
          </g>
        );
      })}
    </InsightFrame>
  );
}

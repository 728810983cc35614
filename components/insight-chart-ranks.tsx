import type { RankChart } from "@/benchmark/insight-chart";
import { InsightFrame, TEXT, WIDTH } from "./insight-chart-frame";

const HEAD = 36;
const ROW = 26;
/** Room for the names of techniques. */
const NAMES = 76;

/** A line for each technique, its rank in each column in a circle; rank 1 is filled. */
export function RankFigure({ chart: { title, columns, rows } }: { chart: RankChart }) {
  const step = (WIDTH - NAMES) / Math.max(columns.length, 1);
  const said = rows.map(
    ({ label, ranks }) =>
      `${label} ${columns.map((column, index) => `${ranks[index] ?? "none"} in ${column}`).join(", ")}`,
  );
  return (
    <InsightFrame height={HEAD + rows.length * ROW} label={`${title}: ${said.join("; ")}`}>
      <text y={TEXT} fontWeight="600">
        {title}
      </text>
      {columns.map((column, index) => (
        <text
          key={column}
          x={NAMES + (index + 0.5) * step}
          y={TEXT + 18}
          textAnchor="middle"
          className="fill-soft"
        >
          {column}
        </text>
      ))}
      {rows.map(({ label, ranks }, row) => {
        const y = HEAD + (row + 0.5) * ROW;
        return (
          <g key={label} className="insight-row">
            <line x1="0" x2={WIDTH} y1={y - ROW / 2} y2={y - ROW / 2} className="stroke-rule" />
            <text y={y + 4}>{label}</text>
            {ranks.map((rank, index) => {
              const x = NAMES + (index + 0.5) * step;
              return (
                <g key={columns[index]} data-mark={rank === null ? "none" : "rank"}>
                  {rank === 1 && <circle cx={x} cy={y} r="9.5" className="fill-accent" />}
                  <text
                    x={x}
                    y={y + 4}
                    textAnchor="middle"
                    className={rank === 1 ? "fill-on-accent" : undefined}
                    fontWeight={rank === 1 ? 600 : undefined}
                  >
                    {rank ?? "—"}
                  </text>
                </g>
              );
            })}
          </g>
        );
      })}
    </InsightFrame>
  );
}

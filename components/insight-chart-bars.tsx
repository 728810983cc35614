import { columnFormat } from "@/benchmark/format";
import type { BarChart } from "@/benchmark/insight-chart";
import { InsightFrame, TEXT, WIDTH } from "./insight-chart-frame";

const HEAD = 20;
const ROW = 34;
/** Room for a number behind its bar. */
const SIDE = 44;

/** Bars from zero, each group on its own scale, each bar with its name above and its number behind. */
export function BarFigure({ chart: { title, groups } }: { chart: BarChart }) {
  const heights = groups.map(({ bars }) => HEAD + bars.length * ROW);
  const said = groups.map(({ title: what, bars }) => {
    const format = columnFormat(bars.map(({ value }) => value));
    return `${what}: ${bars.map(({ label, value }) => `${label} ${format(value)}`).join(", ")}`;
  });
  return (
    <InsightFrame
      height={heights.reduce((sum, height) => sum + height, 0)}
      label={`${title}. ${said.join(". ")}`}
    >
      {groups.map(({ title: what, bars }, group) => {
        const top = heights.slice(0, group).reduce((sum, height) => sum + height, 0);
        const most = Math.max(...bars.map(({ value }) => value), 0);
        const format = columnFormat(bars.map(({ value }) => value));
        return (
          <g key={what} transform={`translate(0 ${top})`} className="insight-row">
            <text y={TEXT} fontWeight="600">
              {what}
            </text>
            {bars.map(({ label, value }, index) => {
              const y = HEAD + index * ROW;
              const width = most > 0 ? Math.max(0, (value / most) * (WIDTH - SIDE)) : 0;
              return (
                <g key={label} data-mark="bar">
                  <text y={y + 10} className="fill-soft">
                    {label}
                  </text>
                  <rect
                    y={y + 15}
                    width={width}
                    height="10"
                    className={index === bars.length - 1 ? "fill-accent" : "fill-soft"}
                  />
                  <text x={width + 6} y={y + 24}>
                    {format(value)}
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

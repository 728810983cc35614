import { MODALITIES } from "@/benchmark/axes";
import { familyTitle } from "@/benchmark/techniques";
import { readPanel } from "@/benchmark/trade-offs/trade-off-reading";
import { sideTitle } from "@/benchmark/trade-offs/trade-off-terms";
import type { TradeOffPanel } from "@/benchmark/trade-offs/trade-offs";
import { TradeOffChart } from "./trade-off-chart";
import { drawnPanel, markedTechniques, markOf } from "./trade-off-content";
import { MarkIcon } from "./trade-off-marks";
import { TradeOffTable } from "./trade-off-table";

/** Points of one chart; more would be a cloud that nobody reads, and a page that nobody waits for. */
const MOST_POINTS = 300;

/** One chart: what it compares, what it says in words, its marks, what limits it, and the same points as a table. */
export function TradeOffSection({ panel, id }: { panel: TradeOffPanel; id: string }) {
  const shown = { ...panel, points: panel.points.slice(0, MOST_POINTS) };
  const reading = readPanel(panel);
  const title = `${familyTitle(panel.family)}, ${MODALITIES[panel.modality].title}`;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-12">
      <h2 id={`${id}-title`} className="font-semibold text-lg">
        {familyTitle(panel.family)}
        <span className="font-normal text-soft"> · {MODALITIES[panel.modality].title}</span>
      </h2>
      <p className="text-sm text-soft">
        {panel.dataset ?? "Data set not stated"} · {panel.environment}
      </p>
      {shown.points.length < panel.points.length && (
        <p role="status" className="mt-2 text-sm">
          The first {MOST_POINTS} of {panel.points.length} results are shown. Narrow them with the filters
          above.
        </p>
      )}
      <div className="mt-4 grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,47.5rem)_minmax(0,1fr)]">
        <TradeOffChart panel={drawnPanel(shown, reading)} />
        <aside className="space-y-4 text-sm lg:pt-8">
          <div className="space-y-2 text-base">
            {reading.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <Legend panel={panel} />
          <Caveats panel={panel} />
        </aside>
      </div>
      <div className="mt-6">
        <TradeOffTable
          panel={shown}
          caption={`${title}: ${sideTitle(panel.y)} against ${sideTitle(panel.x)}`}
        />
      </div>
    </section>
  );
}

function Legend({ panel }: { panel: TradeOffPanel }) {
  const marked = markedTechniques(panel);
  const stand =
    panel.baselines.length > 0
      ? panel.baselines
      : [
          ...new Set(
            panel.points.filter((point) => markOf(marked, point) < 0).map(({ technique }) => technique),
          ),
        ];
  return (
    <ul aria-label="Marks" className="flex flex-wrap gap-x-4 gap-y-1">
      {stand.length > 0 && (
        <li className="whitespace-nowrap">
          <MarkIcon mark={-1} /> {stand.join(", ")} <span className="text-soft">(baseline)</span>
        </li>
      )}
      {marked.map((technique, index) => (
        <li key={technique} className="whitespace-nowrap">
          <MarkIcon mark={index} /> {technique}
        </li>
      ))}
    </ul>
  );
}

function Caveats({ panel: { caveats, points } }: { panel: TradeOffPanel }) {
  if (caveats.length === 0) return null;
  return (
    <div className="text-soft text-xs">
      <h3 className="font-semibold">To be kept in mind</h3>
      <ul className="mt-1 space-y-1">
        {caveats.map(({ text, points: names }) => (
          <li key={text}>{names === null || points.length === 1 ? text : `${names.join("; ")}: ${text}`}</li>
        ))}
      </ul>
    </div>
  );
}

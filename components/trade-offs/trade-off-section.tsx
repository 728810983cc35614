import { MODALITIES } from "@/benchmark/axes";
import { familyTitle } from "@/benchmark/techniques";
import type { TradeOffQuestion } from "@/benchmark/trade-offs/trade-off-question";
import { readPanel } from "@/benchmark/trade-offs/trade-off-reading";
import { sideTitle } from "@/benchmark/trade-offs/trade-off-terms";
import type { TradeOffPanel } from "@/benchmark/trade-offs/trade-offs";
import { ChartFiles } from "./chart-files";
import { originNotes, panelRemarks } from "./chart-remarks";
import { type DrawnPanel, drawnBands, drawnPanel } from "./drawn-panel";
import { FrontierOnly } from "./frontier-only";
import { PointTable } from "./point-table";
import { panelTable } from "./point-table-content";
import { TradeOffChart } from "./trade-off-chart";
import { markedTechniques, standingTechniques } from "./trade-off-content";
import { frontierNotes, Legend, LineNotes, Remarks } from "./trade-off-legend";
import { mostPoints } from "./trade-off-limit";

interface Props {
  panel: TradeOffPanel;
  question: TradeOffQuestion;
  id: string;
  /** Scheme and host of this site. */
  origin: string;
}

/** One chart: what it compares, what it says in words, its marks, what limits it, and the same points as a table. */
export function TradeOffSection({ panel, question, id, origin }: Props) {
  const shown = mostPoints(panel);
  const reading = readPanel(panel);
  const title = `${familyTitle(panel.family)}, ${MODALITIES[panel.modality].title}`;
  const drawn = drawnPanel(shown, question, reading);
  const isByBand = question.view === "bands";
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-12">
      <ChartHeading panel={panel} id={id} shown={shown.points.length} total={panel.points.length} />
      <div
        className={
          isByBand
            ? "mt-4 space-y-4"
            : "mt-4 grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,47.5rem)_minmax(0,1fr)]"
        }
      >
        {isByBand ? <Bands panel={shown} whole={drawn} id={id} /> : <TradeOffChart panel={drawn} />}
        <aside className={isByBand ? "max-w-4xl space-y-4 text-sm" : "space-y-4 text-sm lg:pt-8"}>
          <div className="space-y-2 text-base">
            {reading.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <Legend marked={markedTechniques(panel)} baselines={standingTechniques(panel)} />
          <LineNotes
            notes={[...frontierNotes(panel, isByBand), ...panel.guides.notes, ...originNotes(panel.points)]}
          />
          <Remarks lists={panelRemarks(panel)} />
          <FrontierOnly panel={panel} question={question} />
          <ChartFiles origin={origin} panel={panel} question={question} title={title} />
        </aside>
      </div>
      <div className="mt-6">
        <PointTable
          content={panelTable(shown, `${title}: ${sideTitle(panel.y)} against ${sideTitle(panel.x)}`)}
        />
      </div>
    </section>
  );
}

interface HeadingProps {
  panel: Pick<TradeOffPanel, "family" | "modality" | "dataset" | "environment">;
  id: string;
  shown: number;
  total: number;
}

export function ChartHeading({ panel, id, shown, total }: HeadingProps) {
  return (
    <>
      <h2 id={`${id}-title`} className="font-semibold text-lg">
        {familyTitle(panel.family)}
        <span className="font-normal text-soft"> · {MODALITIES[panel.modality].title}</span>
      </h2>
      <p className="text-sm text-soft">
        {panel.dataset ?? "Data set not stated"} · {panel.environment}
      </p>
      {shown < total && (
        <p role="status" className="mt-2 text-sm">
          {shown} of {total} results are shown, those on the frontier first. Narrow them with the filters
          above; the CSV has them all.
        </p>
      )}
    </>
  );
}

/** Small charts on the same axes, so that what is best can be seen to change with scale. */
function Bands({ panel, whole, id }: { panel: TradeOffPanel; whole: DrawnPanel; id: string }) {
  const { bands, empty } = drawnBands(panel, whole);
  return (
    <div>
      <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
        {bands.map(({ label, panel: band }) => (
          <section key={label} aria-labelledby={`${id}-band-${label}`}>
            <h3 id={`${id}-band-${label}`} className="mb-2 font-semibold text-sm">
              {label} parameters
            </h3>
            <TradeOffChart panel={band} />
          </section>
        ))}
      </div>
      <p className="mt-3 text-soft text-xs">
        All charts have the same axes.
        {empty.length > 0 && ` No result here has ${empty.join(", ")} parameters.`}
      </p>
    </div>
  );
}

import { MODALITIES } from "@/benchmark/axes";
import { familyTitle } from "@/benchmark/techniques";
import { readPanel } from "@/benchmark/trade-offs/trade-off-reading";
import type { TradeOffs } from "@/benchmark/trade-offs/trade-offs";
import { originNotes, panelRemarks, type RemarkList, sizeRemarks } from "./chart-remarks";
import { type DrawnPanel, drawnBands, drawnPanel, drawnScaleLines, sizeLegend } from "./drawn-panel";
import { markedTechniques, standingTechniques } from "./trade-off-content";
import { frontierNotes, SIZE_NOTE } from "./trade-off-legend";
import { mostPoints, mostSizes } from "./trade-off-limit";

/** A chart as it is taken away: what is drawn, and all that its page says beside it. */
export interface ExportedChart {
  title: string;
  /** Data set and hardware. */
  about: string;
  marked: readonly string[];
  baselines: readonly string[];
  figures: readonly { label: string; panel: DrawnPanel }[];
  /** How its lines are to be read, and where its values come from. */
  notes: readonly string[];
  remarks: readonly RemarkList[];
}

/** The charts of an answer, each with what its page says beside it. */
export function exportedCharts({ question, panels, lines }: TradeOffs): ExportedChart[] {
  return [
    ...panels.map((whole): ExportedChart => {
      const panel = mostPoints(whole);
      const drawn = drawnPanel(panel, question, readPanel(panel));
      const isByBand = question.view === "bands";
      return {
        ...headings(whole),
        marked: markedTechniques(whole),
        baselines: standingTechniques(whole),
        figures: isByBand ? drawnBands(panel, drawn).bands : [{ label: "", panel: drawn }],
        notes: [
          ...frontierNotes(whole, isByBand),
          ...whole.guides.notes,
          ...originNotes(whole.points),
          ...lacking(panel.points.length, whole.points.length),
        ],
        remarks: panelRemarks(whole),
      };
    }),
    ...lines.map((whole): ExportedChart => {
      const chart = mostSizes(whole);
      return {
        ...headings(whole),
        ...sizeLegend(whole),
        figures: [{ label: "", panel: drawnScaleLines(chart, question) }],
        notes: [
          SIZE_NOTE,
          ...originNotes(whole.points),
          ...lacking(chart.points.length, whole.points.length),
        ],
        remarks: sizeRemarks(whole),
      };
    }),
  ];
}

function headings({
  family,
  modality,
  dataset,
  environment,
}: Pick<TradeOffs["panels"][number], "family" | "modality" | "dataset" | "environment">) {
  return {
    title: `${familyTitle(family)}, ${MODALITIES[modality].title}`,
    about: `${dataset ?? "Data set not stated"}, ${environment}`,
  };
}

function lacking(shown: number, total: number): string[] {
  return shown < total ? [`${shown} of ${total} results are drawn; the CSV has them all.`] : [];
}

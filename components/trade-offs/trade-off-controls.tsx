import { AXIS_KEYS, type Axis } from "@/benchmark/axes";
import type { Column } from "@/benchmark/question";
import {
  type FrontierOver,
  onAxis,
  printTradeOffUrl,
  type SideScale,
  type TradeOffQuestion,
  type TradeOffView,
  tradeOffColumns,
} from "@/benchmark/trade-offs/trade-off-question";
import { columnLabel } from "@/benchmark/trade-offs/trade-off-terms";
import { Segments } from "../board/board-switches";
import type { FilterContent } from "../filter-menu";
import { TradeOffFilters } from "./trade-off-filters";

/** The throughput that each axis is measured by. */
const THROUGHPUT: Readonly<Record<Axis, Column>> = {
  architecture: "tt",
  "fine-tuning": "st",
  inference: "it",
};

const AXIS_NAMES: Readonly<Record<Axis, string>> = {
  architecture: "Architecture",
  "fine-tuning": "Fine-tuning",
  inference: "Inference",
};

const VIEWS = [
  ["points", "All models in one"],
  ["bands", "One for each scale band"],
  ["lines", "Lines over model size"],
] as const satisfies readonly (readonly [TradeOffView, string])[];

const FRONTIER_LABELS = [
  ["global", "Over all models"],
  ["model", "Of each model"],
  ["none", "None, name all points"],
] as const satisfies readonly (readonly [FrontierOver, string])[];

const SCALES = [
  ["linear", "Linear"],
  ["log", "Logarithmic"],
] as const satisfies readonly (readonly [SideScale, string])[];

interface Props {
  question: TradeOffQuestion;
  filters: readonly FilterContent[];
  /** Active filters with the address that is left without each. */
  active: readonly (readonly [label: string, href: string])[];
  clearHref: string;
}

/** What is asked: the axis, a few ready questions, and one plain form for any metric against any other and filters. */
export function TradeOffControls({ question, filters, active, clearHref }: Props) {
  const presets: readonly (readonly [string, Column, Column])[] = [
    ["Memory against quality", "amu", "quality"],
    ["Power against throughput", "aec", THROUGHPUT[question.axis]],
    ["Latency against memory", "al", "amu"],
  ];
  const columns = tradeOffColumns(question.axis);
  return (
    <div className="no-print space-y-3">
      <div className="flex flex-wrap gap-3">
        <Segments
          label="Axis"
          options={AXIS_KEYS.map((axis) => [
            AXIS_NAMES[axis],
            printTradeOffUrl(onAxis(question, axis)),
            question.axis === axis,
          ])}
        />
        <Segments
          label="Question"
          options={presets.map(([label, x, y]) => [
            label,
            printTradeOffUrl({ ...question, x, y }),
            question.x === x && question.y === y,
          ])}
        />
      </div>
      <form method="get" action="/trade-offs" aria-label="Chart and filters" className="space-y-3">
        <input type="hidden" name="axis" value={question.axis} />
        <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
          <Select
            name="x"
            label="Across"
            value={question.x}
            options={columns.map((key) => [key, columnLabel(key)])}
          />
          <Select
            name="y"
            label="Up"
            value={question.y}
            options={columns.map((key) => [key, columnLabel(key)])}
          />
          <Select
            name="as"
            label="Show"
            value={question.as}
            options={[
              ["change", "Change against the baseline"],
              ["values", "Values"],
            ]}
          />
          <Select name="view" label="Charts" value={question.view} options={VIEWS} />
          <Select name="frontier" label="Frontier" value={question.frontier} options={FRONTIER_LABELS} />
          <Select name="scale-x" label="Horizontal scale" value={question.scaleX} options={SCALES} />
          <Select name="scale-y" label="Vertical scale" value={question.scaleY} options={SCALES} />
        </div>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-3">
          <TradeOffFilters filters={filters} />
          <button type="submit" className="chip solid">
            Apply
          </button>
        </div>
      </form>
      <ActiveFilters active={active} clearHref={clearHref} />
    </div>
  );
}

function ActiveFilters({ active, clearHref }: Pick<Props, "active" | "clearHref">) {
  if (active.length === 0) return null;
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm" aria-label="Active filters">
      {active.map(([label, href]) => (
        <li key={label}>
          <a href={href} className="link" aria-label={`Remove the filter ${label}`}>
            {label} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      <li>
        <a href={clearHref} className="link">
          Clear all
        </a>
      </li>
    </ul>
  );
}

interface SelectProps {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
}

function Select({ name, label, value, options }: SelectProps) {
  return (
    <label className="select">
      <span>{label}</span>
      <select name={name} defaultValue={value}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

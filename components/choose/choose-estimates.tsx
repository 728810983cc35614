import { boundText } from "@/benchmark/chooser/choice-text";
import type { WeightBound } from "@/benchmark/chooser/weight-bound";
import { modelAddress, techniqueAddress } from "@/benchmark/detail-address";
import { formatNumber } from "@/benchmark/format";
import { BoundBar } from "./bound-bar";

/** Bounds that were computed, apart from everything measured, each with its formula and where its inputs are from. */
export function ChooseEstimates({ estimates }: { estimates: readonly WeightBound[] }) {
  if (estimates.length === 0) return null;
  return (
    <section
      aria-labelledby="estimates"
      className="mt-12 rounded border-2 border-soft border-dashed px-4 py-5 sm:px-6"
    >
      <h2 id="estimates" className="font-semibold text-lg">
        Estimated, not measured
      </h2>
      <div className="prose mt-1 space-y-2 text-sm text-soft">
        <p>
          What the weights alone take on one accelerator that holds all of them: parameters x bits / 8.
          Caches, activations and the scales of few-bit formats come on top, so a bound over the limit shows
          that it does not fit, and one below the limit shows nothing.
        </p>
        <p>
          Nothing else is estimated. Memory in use depends on the cache that a run reserves; latency,
          throughput and power depend on the accelerator and its software; quality has to be scored. Those
          have to be measured.
        </p>
      </div>
      <ul className="mt-3 space-y-4">
        {estimates.map((bound, index) => (
          <Bound key={`${bound.technique} ${bound.model?.name}`} id={`bound-${index}`} bound={bound} />
        ))}
      </ul>
    </section>
  );
}

function Bound({ id, bound }: { id: string; bound: WeightBound }) {
  const { technique, model, parametersB, bits, bitsFrom, boundGb, limitGb, overGb } = bound;
  return (
    <li>
      <p>
        <a className="link" href={techniqueAddress(technique)}>
          {technique}
        </a>{" "}
        on{" "}
        {model ? (
          <a className="link" href={modelAddress(model.slug)}>
            {model.name}
          </a>
        ) : (
          `any model of ${formatNumber(parametersB)}B`
        )}
        : needs at least {formatNumber(boundGb)} GB for weights alone.{" "}
        <strong className="font-semibold">
          {overGb === null
            ? `Whether it fits into ${formatNumber(limitGb)} GB can’t be told from this.`
            : `Does not fit into ${formatNumber(limitGb)} GB: ${formatNumber(overGb)} GB over before anything else.`}
        </strong>
      </p>
      <BoundBar id={id} boundGb={boundGb} limitGb={limitGb} />
      <p className="text-sm text-soft">
        {boundText(bound)}. Parameters:{" "}
        {model ? `of ${model.name}, as its results give them` : "as you asked"}. Bits: {bits}, by the
        technique’s {bitsFrom === "name" ? "name" : "settings"}.
      </p>
    </li>
  );
}

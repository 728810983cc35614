import { AXES, MODALITIES } from "@/benchmark/axes";
import { modelAddress, techniqueAddress } from "@/benchmark/detail-address";
import type { ResultDetail } from "@/benchmark/details/result-detail";
import { environmentClass } from "@/benchmark/environment";
import { familyTitle } from "@/benchmark/techniques";
import { CROSS_CHECKS, PARTIES, STANDINGS, standingOf } from "@/benchmark/trust";

/** The first sentences of a result's page: what it is a result of, and on which board it stands if it does. */
export function ResultLead({ result, board }: { result: ResultDetail; board: string }) {
  const { axis, modality, family, technique, model, environment, workload, current, trust, bundleState } =
    result;
  const dataset = workload.dataset ?? "a data set that is not stated";
  return (
    <p className="prose mt-3 text-soft">
      One result: the technique{" "}
      <a className="link" href={techniqueAddress(technique)}>
        {technique}
      </a>{" "}
      ({familyTitle(family).toLowerCase()}) on the model{" "}
      <a className="link" href={modelAddress(model.slug)}>
        {model.name}
      </a>
      , with {dataset} ({environmentClass(environment)}).{" "}
      {bundleState === "withdrawn" && "It was withdrawn: what follows is what it had said. "}
      {current && (
        <>
          The board{" "}
          <a className="link" href={board}>
            {AXES[axis].title}, {MODALITIES[modality].title.toLowerCase()}
          </a>{" "}
          ranks it against what it may be compared with.
        </>
      )}{" "}
      {bundleState !== "withdrawn" && (
        <>
          <a className="link" href="#provenance">
            {STANDINGS[standingOf(trust)].title}, by a {PARTIES[trust.party].title.toLowerCase()}
          </a>
          ;{" "}
          <a className="link" href="#checks">
            {CROSS_CHECKS[trust.checks].title.toLowerCase()}
          </a>
          .
        </>
      )}
    </p>
  );
}

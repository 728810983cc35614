import { ORIGINS } from "@/benchmark/axes";
import type { QualityScore } from "@/benchmark/bundle";
import type { ResultDetail } from "@/benchmark/details/result-detail";
import { UNCERTAINTIES } from "@/benchmark/details/uncertainties";
import { formatNumber } from "@/benchmark/format";
import { boardQuality, QUALITY_MEASURES } from "@/benchmark/quality";
import { DetailTable } from "./detail-section";
import { DetailSource, type FileLinks } from "./detail-source";

/** Every quality score of a result, and what the boards make of them. */
export function DetailScores({ result, files }: { result: ResultDetail; files: FileLinks }) {
  if (result.quality.length === 0) return <p className="text-sm">The source gives no quality score.</p>;
  return (
    <>
      <DetailTable caption="Quality scores">
        <thead>
          <tr>
            <th scope="col">Task</th>
            <th scope="col" className="text">
              Measure
            </th>
            <th scope="col">Value</th>
            <th scope="col">Shots</th>
            <th scope="col">Samples</th>
            <th scope="col" className="text">
              Origin
            </th>
            <th scope="col" className="text">
              Where it comes from
            </th>
          </tr>
        </thead>
        <tbody>
          {result.quality.map((score, index) => (
            <tr key={`${score.task} ${score.metric}`}>
              <th scope="row">
                {score.task}
                {score.over && <span>over {score.over.join(", ")}</span>}
              </th>
              <td className="text">
                {QUALITY_MEASURES[score.metric]?.label ?? score.metric}
                <span>{score.better} is better</span>
              </td>
              <td>
                <strong className="font-semibold">{formatNumber(score.value, 10)}</strong>
                <span>{uncertaintyText(score)}</span>
              </td>
              <td>{score.shots ?? "not stated"}</td>
              <td>{score.samples === undefined ? "not stated" : formatNumber(score.samples, 10)}</td>
              <td className="text">
                {ORIGINS[score.origin].title}
                <span>{ORIGINS[score.origin].explanation}</span>
              </td>
              <DetailSource {...score} artifact={result.scoreArtifacts[index] ?? null} files={files} />
            </tr>
          ))}
        </tbody>
      </DetailTable>
      <p className="mt-2 text-soft text-xs">{boardSentence(result)}</p>
    </>
  );
}

function uncertaintyText({ uncertainty, stderr }: QualityScore): string {
  if (uncertainty) return `± ${formatNumber(uncertainty.value)}, ${UNCERTAINTIES[uncertainty.kind]}`;
  return stderr === undefined ? "no uncertainty stated" : `± ${formatNumber(stderr)}, standard error`;
}

function boardSentence({ axis, quality, workload }: ResultDetail): string {
  const own = boardQuality(axis, quality, workload.tasks ?? null);
  if (typeof own === "string") return "None of these is the measure that this axis's boards rank by.";
  const value = formatNumber(own.value);
  if (own.scores.length === 1) return `Boards rank by ${own.measure}, here ${value}.`;
  return `Boards rank by the mean of ${own.scores.length} scores, here ${value}.`;
}

import { MISSING_REASONS, ORIGINS, SCOPES } from "@/benchmark/axes";
import type { ResultDetail, SentValue } from "@/benchmark/details/result-detail";
import { UNCERTAINTIES } from "@/benchmark/details/uncertainties";
import { formatNumber } from "@/benchmark/format";
import { METRIC_KEYS, type MetricKey, metric } from "@/benchmark/metrics";
import { arithmeticMean, halfWidth } from "@/benchmark/ranking";
import type { Measurement, MissingMeasurement } from "@/benchmark/result";
import { DetailTable } from "./detail-section";
import { DetailSource, type FileLinks } from "./detail-source";

/** Digits of a value on its own page: all that a run can mean, without the noise of binary fractions. */
const DIGITS = 10;

/** Every measurement of a result with all that is known of it; missing ones with their reason. */
export function DetailMeasurements({ result, files }: { result: ResultDetail; files: FileLinks }) {
  const keys = METRIC_KEYS.filter((key) => result.measurements[key]);
  if (keys.length === 0) return <p className="text-sm">This result has quality scores alone.</p>;
  return (
    <DetailTable caption="Measurements">
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col">Value</th>
          <th scope="col">As sent</th>
          <th scope="col">Repeats</th>
          <th scope="col" className="text">
            Counts
          </th>
          <th scope="col" className="text">
            Origin
          </th>
          <th scope="col" className="text">
            Where it comes from
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <Row
            key={key}
            metric={key}
            measurement={result.measurements[key]}
            sent={result.sent[key]}
            files={files}
          />
        ))}
      </tbody>
    </DetailTable>
  );
}

interface RowProps {
  metric: MetricKey;
  measurement: Measurement | MissingMeasurement | undefined;
  sent: SentValue | undefined;
  files: FileLinks;
}

function Row({ metric: key, measurement, sent, files }: RowProps) {
  const { label, name, better, definition, scoped } = metric(key);
  const head = (
    <th scope="row" title={definition}>
      {label}
      <span>
        {name === label ? "" : `${name} · `}
        {better} is better
      </span>
    </th>
  );
  if (!measurement) return null;
  if ("missing" in measurement) {
    return (
      <tr>
        {head}
        <td>—</td>
        <td className="text" colSpan={5}>
          No value: {MISSING_REASONS[measurement.missing]}.
          {measurement.note && <span>{measurement.note}</span>}
        </td>
      </tr>
    );
  }
  const { value, unit, scope, origin } = measurement;
  return (
    <tr>
      {head}
      <td>
        <strong className="font-semibold">{formatNumber(value, DIGITS)}</strong> {unit}
        <UncertaintyLine measurement={measurement} />
      </td>
      <td>{sent && sent.unit !== unit ? `${formatNumber(sent.value, DIGITS)} ${sent.unit}` : "the same"}</td>
      <td>
        <Repeats measurement={measurement} />
      </td>
      <td className="text">{scope ? SCOPES[scope].title : scoped ? "not stated" : "does not apply"}</td>
      <td className="text">
        {ORIGINS[origin].title}
        <span>{ORIGINS[origin].explanation}</span>
      </td>
      <DetailSource {...measurement} artifact={sent?.artifact ?? null} files={files} />
    </tr>
  );
}

function UncertaintyLine({ measurement }: { measurement: Measurement }) {
  const { uncertainty, unit } = measurement;
  const width = halfWidth(measurement);
  if (uncertainty) {
    return (
      <span>
        ± {formatNumber(uncertainty.value)} {unit}, {UNCERTAINTIES[uncertainty.kind]}
      </span>
    );
  }
  if (width === 0) return <span>no uncertainty stated</span>;
  return (
    <span>
      ± {formatNumber(width)} {unit}, standard deviation of the repeats
    </span>
  );
}

function Repeats({ measurement: { repeats } }: { measurement: Measurement }) {
  if (!repeats || repeats.length === 0) return <>not stated</>;
  return (
    <details>
      <summary>
        {repeats.length}, mean {formatNumber(arithmeticMean(repeats), DIGITS)}
      </summary>
      <span className="block max-w-60 whitespace-normal text-soft text-xs">
        {repeats.map((one) => formatNumber(one, DIGITS)).join(", ")}
      </span>
    </details>
  );
}

import { AXES, AXIS_KEYS, MODALITIES, MODALITY_KEYS } from "@/benchmark/axes";
import { defaultCoverage, printCoverageUrl } from "@/benchmark/coverage/coverage-question";
import type { CoverageTotal } from "@/benchmark/coverage/coverage-totals";

/** Cells with a value, of all: each axis and modality, those without any result as well. */
export function CoverageTotals({ totals }: { totals: readonly CoverageTotal[] }) {
  const caption = "Cells with a value, by axis and modality";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll mt-6 max-w-3xl" tabIndex={0} aria-label={caption}>
      <table className="data">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Axis</th>
            {MODALITY_KEYS.map((modality) => (
              <th key={modality} scope="col">
                {MODALITIES[modality].title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {AXIS_KEYS.map((axis) => (
            <tr key={axis}>
              <th scope="row">{AXES[axis].short}</th>
              {MODALITY_KEYS.map((modality) => (
                <Total
                  key={modality}
                  total={totals.find((one) => one.axis === axis && one.modality === modality)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Total({ total }: { total: CoverageTotal | undefined }) {
  if (!total || total.results === 0) return <td>nothing yet</td>;
  const { axis, modality, covered, cells } = total;
  return (
    <td>
      <a className="link" href={printCoverageUrl({ ...defaultCoverage(axis), modality: [modality] })}>
        {covered} of {cells}
      </a>
    </td>
  );
}

import { AXES, AXIS_KEYS, type Axis, MODALITIES, MODALITY_KEYS, type Modality } from "@/benchmark/axes";
import type { BoardCount } from "@/benchmark/facets";
import { familyTitle } from "@/benchmark/techniques";

/** Every board by axis and modality, with what it holds; an empty one says so. */
export function BoardIndex({ counts }: { counts: readonly BoardCount[] }) {
  return (
    <div className="grid gap-x-10 gap-y-8 md:grid-cols-3">
      {AXIS_KEYS.map((axis) => (
        <section key={axis} aria-labelledby={`board-${axis}`} className="border-ink border-t-2 pt-3">
          <h3 id={`board-${axis}`} className="font-semibold text-base">
            <a href={`/leaderboards/${axis}`} className="no-underline hover:underline">
              {AXES[axis].title}
            </a>
          </h3>
          <p className="mt-1 text-sm text-soft">{AXES[axis].summary}</p>
          <ul className="mt-3 text-sm">
            {MODALITY_KEYS.map((modality) => (
              <li key={modality} className="border-rule border-t py-1.5">
                <Entry axis={axis} modality={modality} counts={counts} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Entry({
  axis,
  modality,
  counts,
}: {
  axis: Axis;
  modality: Modality;
  counts: readonly BoardCount[];
}) {
  const own = counts.filter((count) => count.axis === axis && count.modality === modality);
  const title = MODALITIES[modality].title;
  if (own.length === 0) {
    return <span className="text-soft">{title}: nothing measured yet</span>;
  }
  const results = own.reduce((sum, count) => sum + count.results, 0);
  return (
    <>
      <a className="link" href={`/leaderboards/${axis}?modality=${modality}`}>
        {title}
      </a>{" "}
      <span className="text-soft">
        {results} {results === 1 ? "result" : "results"}:{" "}
        {own.map(({ family }) => familyTitle(family).toLowerCase()).join(", ")}
      </span>
    </>
  );
}

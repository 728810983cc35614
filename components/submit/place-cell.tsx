import { formatSigned } from "@/benchmark/format";
import type { PreviewedResult } from "@/benchmark/preview/preview";

/** What its column is called. */
export const CHART = "Trade-off chart";

interface PlaceProps extends Pick<PreviewedResult, "place"> {
  /** Whether its chart is there already. */
  isDrawn: boolean;
}

/** Where a result would stand on its trade-off chart, or why it would not. */
export function PlaceCell({ place, isDrawn }: PlaceProps) {
  if ("why" in place) {
    return (
      <td className="text" data-label={CHART}>
        not on it
        <span>{place.why}</span>
      </td>
    );
  }
  const text = place.isOnFrontier ? "on the frontier" : "behind the frontier";
  return (
    <td className="text" data-label={CHART}>
      {isDrawn ? (
        <a className="link" href={place.chart}>
          {text}
        </a>
      ) : (
        text
      )}
      {[place.x, place.y].map(({ title, value }) => (
        <span key={title}>
          {title}: {formatSigned(value, 2)}
        </span>
      ))}
      <span>{place.among === 1 ? "the only point" : `one of ${place.among} points`}</span>
    </td>
  );
}

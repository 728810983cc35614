/** How far from a mark a finger may land and still mean it, in pixels on screen. */
const REACH = 24;

/** A mark that was chosen: which point of the chart, and where it stands within its figure. */
export interface NearestMark {
  point: number;
  left: number;
  top: number;
}

/**
 * The mark of a chart next to a place on screen, of those that are seen; null where none is near. Marks carry their
 * place among the points as `data-point`, in the chart that the server drew as in the one that took over.
 */
export function findNearestMark(figure: Element, x: number, y: number): NearestMark | null {
  let nearest: NearestMark | null = null;
  let least = REACH;
  for (const element of figure.querySelectorAll("[data-point]")) {
    const place = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
    if (!place || element.getClientRects().length === 0) continue;
    const distance = Math.hypot(place.e - x, place.f - y);
    if (distance >= least) continue;
    least = distance;
    nearest = markAt(figure, element);
  }
  return nearest;
}

/** The mark that an element is; null for anything else. */
export function markAt(figure: Element, element: EventTarget): NearestMark | null {
  if (!(element instanceof SVGGraphicsElement)) return null;
  const place = element.getScreenCTM();
  const point = element.dataset.point;
  if (!place || point === undefined) return null;
  const { left, top } = figure.getBoundingClientRect();
  return { point: Number(point), left: place.e - left, top: place.f - top };
}

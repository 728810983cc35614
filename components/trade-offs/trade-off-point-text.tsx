import type { FigurePoint, FigureSize } from "./trade-off-figure";

interface Props {
  size: FigureSize;
  /** Pixels on screen for one of the figure's. */
  scale: number;
  point: FigurePoint | undefined;
}

/** Between a mark and its text, and how far the text starts before it, in the figure's own pixels. */
const BELOW = 14;
const BEFORE = 20;
/** Pixels on screen; `.point-text` in `app/globals.css` is no wider. */
const WIDEST = 448;

/** A point's text beside it, on the side that has more room. */
export function PointText({ size, scale, point }: Props) {
  if (!point) return null;
  const [heading, ...lines] = point.text;
  const fromRight = point.cx > size.width / 2;
  const fromBottom = point.cy > size.height / 2;
  const wanted = ((fromRight ? size.width - point.cx : point.cx) - BEFORE) * scale;
  const across = Math.max(0, Math.min(wanted, size.width * scale - WIDEST));
  const down = ((fromBottom ? size.height - point.cy : point.cy) + BELOW) * scale;
  return (
    <div
      role="tooltip"
      className="point-text"
      style={{
        [fromRight ? "right" : "left"]: across,
        [fromBottom ? "bottom" : "top"]: down,
      }}
    >
      <strong>{heading}</strong>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}

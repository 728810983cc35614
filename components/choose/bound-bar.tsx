import { formatNumber } from "@/benchmark/format";

const WIDTH = 320;
const TOP = 16;
const HEIGHT = 14;
/** What lies right of both numbers, so that the open end is seen. */
const ROOM = 1.25;

interface Props {
  /** Names its hatching: an id of its own on the page. */
  id: string;
  boundGb: number;
  limitGb: number;
}

/** A lower bound as a hatched bar with an open, dashed end, and the limit as a line. Its words stand beside it. */
export function BoundBar({ id, boundGb, limitGb }: Props) {
  const most = Math.max(boundGb, limitGb) * ROOM;
  const at = (value: number) => (WIDTH * value) / most;
  const isLate = at(limitGb) > WIDTH / 2;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${TOP + HEIGHT + 2}`}
      className="mt-1 block w-full max-w-80 text-soft"
      aria-hidden="true"
    >
      <defs>
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" stroke="currentcolor" strokeWidth="2" />
        </pattern>
      </defs>
      <rect x="0" y={TOP} width={at(boundGb)} height={HEIGHT} fill={`url(#${id})`} />
      <path
        d={`M0 ${TOP}H${WIDTH}M0 ${TOP + HEIGHT}H${WIDTH}`}
        fill="none"
        stroke="currentcolor"
        strokeDasharray="3 3"
      />
      <line
        x1={at(limitGb)}
        x2={at(limitGb)}
        y1={TOP - 4}
        y2={TOP + HEIGHT + 2}
        className="text-ink"
        stroke="currentcolor"
        strokeWidth="2"
      />
      <text
        x={at(limitGb) + (isLate ? -4 : 4)}
        y="10"
        textAnchor={isLate ? "end" : "start"}
        className="fill-ink text-[11px]"
      >
        limit {formatNumber(limitGb)} GB
      </text>
    </svg>
  );
}

import { useState } from "react";
import { resultAddress } from "@/benchmark/result-address";
import { COMPARE_FORM } from "./compare-form-name";
import type { DrawnPoint } from "./drawn-panel";

interface Props {
  point: DrawnPoint;
  onClose: () => void;
}

/** All that is known of a point that was chosen, the way to its result, and its box for a comparison. */
export function ChosenPoint({ point, onClose }: Props) {
  const [heading, ...lines] = point.text;
  const box = boxOf(point.result);
  const [isCompared, setCompared] = useState(box?.checked ?? false);
  return (
    <section className="chosen-point no-print" aria-label={heading}>
      <div role="status">
        <strong>{heading}</strong>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <p className="flex flex-wrap gap-3 pt-1">
        <a className="chip solid" href={resultAddress(point.result)}>
          Open result
        </a>
        {box && (
          <button
            type="button"
            className="chip"
            disabled={box.disabled}
            onClick={() => {
              // The table's own box, so that there is one choice.
              box.click();
              setCompared(box.checked);
            }}
          >
            {isCompared ? "Take out of comparison" : "Add to comparison"}
          </button>
        )}
        <button type="button" className="chip" onClick={onClose}>
          Close
        </button>
      </p>
    </section>
  );
}

/** The box of a result in the table, which the comparison's form sends. */
function boxOf(result: string): HTMLInputElement | null {
  return document.querySelector(`input[form="${CSS.escape(COMPARE_FORM)}"][value="${CSS.escape(result)}"]`);
}

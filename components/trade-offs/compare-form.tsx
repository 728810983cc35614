"use client";

import { useEffect, useState } from "react";
import { COMPARE_FORM } from "./compare-form-name";

/**
 * What sends the chosen results to be compared. Plain: the boxes are the browser's own. With a script it counts them,
 * and no more can be chosen than fit side by side. `most` comes as a number: the module that knows it reads addresses,
 * which no chart needs in the browser.
 */
export function CompareForm({ most }: { most: number }) {
  const [size, setSize] = useState(0);
  useEffect(() => {
    const count = () => setSize(limitBoxes(most));
    const changed = ({ target }: Event) => {
      if (target instanceof HTMLInputElement && target.form?.id === COMPARE_FORM) count();
    };
    count();
    document.addEventListener("change", changed);
    window.addEventListener("pageshow", count);
    return () => {
      document.removeEventListener("change", changed);
      window.removeEventListener("pageshow", count);
    };
  }, [most]);
  return (
    <form id={COMPARE_FORM} method="get" action="/compare" className="compare-form no-print">
      <button type="submit" className={size > 1 ? "chip solid" : "chip"}>
        {size === 0 ? "Compare the chosen runs" : size === 1 ? "Compare 1 run" : `Compare ${size} runs`}
      </button>{" "}
      <span className="text-sm text-soft" aria-live="polite">
        {size >= most
          ? `No more than ${most} fit side by side.`
          : `Choose up to ${most} by the boxes of the tables, from any of the charts.`}
      </span>
    </form>
  );
}

/** Closes the boxes that are not chosen while as many are as fit; how many are chosen. */
function limitBoxes(most: number): number {
  const boxes = [
    ...document.querySelectorAll<HTMLInputElement>(`input[type="checkbox"][form="${COMPARE_FORM}"]`),
  ];
  const chosen = new Set(boxes.filter(({ checked }) => checked).map(({ value }) => value));
  for (const box of boxes) box.disabled = !box.checked && chosen.size >= most;
  return chosen.size;
}

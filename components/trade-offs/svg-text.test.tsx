import { Fragment } from "react";
import { expect, test } from "vitest";
import { svgText } from "./svg-text";

function Mark({ size }: { size: number }) {
  return <circle r={size} className="mark" strokeWidth={1.5} />;
}

test("a drawing is written as SVG spells it", () => {
  expect(
    svgText(
      <svg viewBox="0 0 10 10" aria-label="Two marks" role="img">
        {[2, 3].map((size) => (
          <Fragment key={size}>
            <Mark size={size} />
          </Fragment>
        ))}
        {null}
        {false}
        <text textAnchor="end">{5} GB</text>
      </svg>,
    ),
  ).toBe(
    '<svg viewBox="0 0 10 10" aria-label="Two marks" role="img"><circle r="2" class="mark" stroke-width="1.5"></circle><circle r="3" class="mark" stroke-width="1.5"></circle><text text-anchor="end">5 GB</text></svg>',
  );
});

test("names can't become markup", () => {
  expect(svgText(<text aria-label={'"><script>'}>{"</text><script>&\u0000"}</text>)).toBe(
    '<text aria-label="&quot;&gt;&lt;script&gt;">&lt;/text&gt;&lt;script&gt;&amp;</text>',
  );
});

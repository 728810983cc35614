import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { aBundle, aResult, inCanonicalUnits } from "@/benchmark/bundle-builder";
import { previewBundle } from "@/benchmark/preview/preview";
import { aStoredResult } from "@/benchmark/result-builder";
import { outliersOf, previewBoards, unjudged } from "./preview-boards";
import { PreviewTable } from "./preview-table";

const environments = { h200: { accelerator: "NVIDIA H200", count: 8 } };
const aRun = (id: string, al: number, dataset = "OpenO1-SFT") =>
  aResult({
    id,
    axis: "fine-tuning",
    model: { name: "Qwen2.5-7B", parameters_b: 7 },
    technique: { family: "peft", name: "DoRA", settings: { rank: 8 } },
    workload: { dataset, seed: id.length },
    metrics: inCanonicalUnits({ al }),
  });
/** Logarithms of 10 … 14 scatter little: 100 and 1,000 lie far beyond three deviations. */
const TODAY = [10, 11, 12, 13, 14].map((al, index) => aStoredResult({ al }, { id: `run-${index}` }));

const results = previewBundle(
  aBundle({
    environments,
    results: [aRun("near", 12), aRun("far", 100), aRun("farthest", 1_000), aRun("alone", 5, "medical-o1")],
  }),
  new Map([["fine-tuning", TODAY]]),
  { bundle: "new", resultId: (localId) => `new-${localId}` },
);

describe("a preview", () => {
  test("is a table for each board, with the columns in which there are values", () => {
    expect(
      previewBoards(results).map(({ title, address, columns, results: own }) => [
        title,
        address,
        columns.map(({ label, unit }) => `${label} ${unit}`),
        own.map(({ localId }) => localId),
      ]),
    ).toEqual([
      [
        "Fine-tuning, language: Parameter-efficient fine-tuning, OpenO1-SFT",
        "/leaderboards/fine-tuning?modality=language&family=peft&dataset=openo1-sft&level=runs",
        ["AL s"],
        ["near", "far", "farthest"],
      ],
      [
        "Fine-tuning, language: Parameter-efficient fine-tuning, medical-o1",
        "/leaderboards/fine-tuning?modality=language&family=peft&dataset=medical-o1&level=runs",
        ["AL s"],
        ["alone"],
      ],
    ]);
  });

  test("names outliers, the farthest first, and counts what could not be judged", () => {
    expect(outliersOf(results).map(({ result }) => result.localId)).toEqual(["farthest", "far"]);
    expect(unjudged(results)).toEqual([
      { why: "no comparable values are published, and 5 are needed", values: 1 },
    ]);
  });

  test("says with each value its rank, and whether it is an outlier", () => {
    const html = renderToStaticMarkup(<PreviewTable results={results} />);
    expect(html).toContain("rank 8 of 8");
    expect(html.match(/outlier: /g)).toHaveLength(2);
    expect(html).toContain("farthest, AL 1,000 s:");
    expect(html).toContain("Nothing that is published would be superseded.");
  });

  test("says of a board that holds nothing but these results that it is new, and links to what is there", () => {
    const boards = previewBoards(results);
    expect(boards.map(({ isNew, nearest }) => [isNew, nearest])).toEqual([
      [false, "/leaderboards/fine-tuning?modality=language&family=peft&level=runs"],
      [true, "/leaderboards/fine-tuning?modality=language&family=peft&level=runs"],
    ]);
    const html = renderToStaticMarkup(<PreviewTable results={results} />);
    expect(html).toContain("A board of its own: only these results.");
    expect(html).not.toContain('dataset=medical-o1&amp;level=runs"');
    expect(html).toContain('dataset=openo1-sft&amp;level=runs"');
  });

  test("is of a board that there is where it would bring a new version of what stands there alone", () => {
    const [, , , alone] = results;
    if (!alone) throw new Error("There is no such result.");
    expect(previewBoards([{ ...alone, supersedes: "run-9" }])[0]?.isNew).toBe(false);
  });

  test("says how many values could not be judged, and nothing of those that could where there are none", () => {
    const notes = (of: typeof results) => renderToStaticMarkup(<PreviewTable results={of} />);
    expect(notes(results.slice(0, 1))).toContain("No value lies beyond three robust deviations");
    const alone = notes(results.slice(3));
    expect(alone).toContain(
      "No value could be judged against others: one value (no comparable values are published, and 5 are needed).",
    );
    expect(alone).not.toContain("deviations");
  });

  test("names metrics in words, also where a table becomes a list", () => {
    const html = renderToStaticMarkup(<PreviewTable results={results} />);
    expect(html).toContain("<span>Average Latency</span>");
    expect(html).toContain('data-label="Average Latency (AL), s"');
  });

  test("shows no more of a board than asked for, and says how many there are", () => {
    const html = renderToStaticMarkup(<PreviewTable results={results} most={2} />);
    expect(html).not.toContain("<code>farthest</code>");
    expect(html).toContain("The first 2 of 3 results");
  });

  test("writes what was submitted as text alone", () => {
    const [one] = results;
    const name = "<img src=x onerror=alert(1)>";
    const html = renderToStaticMarkup(
      <PreviewTable results={one ? [{ ...one, technique: name, model: name, localId: name }] : []} />,
    );
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img src=x");
  });
});

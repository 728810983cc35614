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

/** A preview of a bundle of these results where nothing is published. */
function htmlOf(...sent: ReturnType<typeof aResult>[]) {
  const identity = { bundle: "new", resultId: (localId: string) => `new-${localId}` };
  return renderToStaticMarkup(
    <PreviewTable results={previewBundle(aBundle({ environments, results: sent }), new Map(), identity)} />,
  );
}

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

  test("tells rows apart that look alike, and names the hardware of each", () => {
    const load = (id: string, batch_size: number) => ({
      ...aRun(id, 5, "medical-o1"),
      workload: { dataset: "medical-o1", batch_size },
    });
    const html = htmlOf(load("small", 8), load("large", 64), load("again", 128));
    expect(html.match(/<span>8x NVIDIA H200<\/span>/g)).toHaveLength(3);
    for (const size of [8, 64, 128]) expect(html).toContain(`<span>batch size ${size}</span>`);
    expect(htmlOf(load("small", 8))).not.toContain("batch size");
  });

  test("marks a doubtful value as boards do, with the doubt behind the mark", () => {
    const doubtful = { value: 5, unit: "s", doubt: "Over 12 iterations." };
    const html = htmlOf(
      aResult({ ...aRun("doubtful", 5), metrics: { al: doubtful } }),
      aResult({ ...aRun("sure", 6) }),
    );
    expect(html.match(/<button/g)).toHaveLength(1);
    expect(html).toMatch(/popoverTarget="preview-1-1"[^>]*aria-label="About 5: doubtful">\?<\/button>5</i);
    expect(html).toContain('<p id="preview-1-1" popover="auto">Doubt: Over 12 iterations.</p>');
  });

  test("marks a value that ranks with no other of its column, and says why", () => {
    const scoped = (id: string, scope: "total" | "per_accelerator") =>
      aResult({
        ...aRun(id, 5),
        id,
        metrics: { throughput: { value: 5, unit: "samples/s", scope } },
      });
    const html = htmlOf(
      scoped("a", "per_accelerator"),
      scoped("bb", "per_accelerator"),
      scoped("ccc", "total"),
    );
    expect(html.match(/without a rank/g)).toHaveLength(1);
    expect(html.match(/<button/g)).toHaveLength(1);
    expect(html).toContain('popover="auto">Not ranked: ');
  });

  test("says of a result that is not comparable that it is listed without a rank, and why once", () => {
    const html = htmlOf(aResult({ ...aRun("limited", 5), not_comparable: "A limited run." }));
    expect(html).toMatch(/listed without a rank:<\/strong> A limited run\./);
    expect(html).toContain("one value (not comparable: A limited run).");
    expect(html).not.toContain("no change:");
    expect(html).not.toContain("<button");
  });

  test("says of scores that its board has no column for where they are shown", () => {
    const score = { metric: "exact match", value: 0.5, better: "higher" as const };
    const withScores = (...tasks: string[]) =>
      htmlOf(aResult({ ...aRun("scored", 5), quality: tasks.map((task) => ({ ...score, task })) }));
    expect(withScores("GSM8K", "MATH")).toContain("<span>2 scores, shown on the result’s page</span>");
    expect(withScores("GSM8K")).toContain("<span>one score, shown on the result’s page</span>");
    expect(htmlOf(aRun("plain", 5))).not.toContain("on the result’s page");
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

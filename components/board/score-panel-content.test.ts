import { expect, test } from "vitest";
import type { Score } from "@/benchmark/score/score";
import { scorePanelContent } from "./score-panel-content";

const print = (score: Score | null) => (score ? `?${score.by} ${JSON.stringify(score.weights)}` : "?");

test("offers presets that keep the method, and names the one that is current", () => {
  const score: Score = { by: "ranks", weights: { quality: 1, amu: 1, al: 1, tt: 1, aec: 1 } };
  const { current, presets, removeHref } = scorePanelContent({ axis: "architecture", score }, print);
  expect(current).toBe("Balanced");
  expect(presets.filter((preset) => preset.current).map(({ label }) => label)).toEqual(["Balanced"]);
  expect(presets[1]?.href).toBe('?ranks {"quality":1,"amu":4,"al":1,"tt":1,"aec":1}');
  expect(removeHref).toBe("?");
});

test("shows the weights of a score of one's own, and nothing where there is none", () => {
  const score: Score = { by: "ratios", weights: { peak_memory: 2, quality: 3 } };
  const own = scorePanelContent({ axis: "inference", score }, print);
  expect(own.current).toBe("quality 3, peak memory 2");
  expect(own.core.map(({ parameter, weight }) => [parameter, weight])).toEqual([
    ["w-quality", 3],
    ["w-amu", 0],
    ["w-pcu", 0],
    ["w-al", 0],
    ["w-it", 0],
    ["w-aec", 0],
    ["w-mcr", 0],
  ]);
  expect(own.core[1]).toMatchObject({ label: "AMU", name: "Average Memory Utilization, lower is better" });
  expect(own.supplementary[0]).toMatchObject({ label: "Peak memory", name: "lower is better", weight: 2 });
  const none = scorePanelContent({ axis: "inference", score: null }, print);
  expect([none.current, none.removeHref]).toEqual([null, null]);
  expect(none.presetsText).toContain("MCR");
});

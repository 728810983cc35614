import { expect, test } from "vitest";
import { panelQuestion } from "./panel-question";
import { defaultTradeOff, printTradeOffUrl } from "./trade-off-question";

test("a chart has its own address: the question, narrowed to what the chart compares", () => {
  const question = { ...defaultTradeOff("fine-tuning"), y: "al", model: ["phi-4"] } as const;
  const own = panelQuestion(question, { modality: "language", family: "peft", dataset: "OpenO1-SFT" });
  expect(printTradeOffUrl(own)).toBe(
    "/trade-offs?axis=fine-tuning&y=al&modality=language&family=peft&model=phi-4&dataset=openo1-sft",
  );
});

test("a data set that is not stated has an address, too", () => {
  const own = panelQuestion(defaultTradeOff(), { modality: "vision", family: "moe", dataset: null });
  expect(own.dataset).toEqual(["not-stated"]);
});

import { expect, test } from "vitest";
import type { Modality } from "../axes";
import { aMeasurement, aStoredResult } from "../result-builder";
import { transferPart } from "./transfer";

// Every value here is made up.
const TEXT = { name: "A", statement: "B", supports: "C", contradicts: "D", wanted: "E" };
const run = (technique: string, modality: Modality, amu: number, model: string = modality) =>
  aStoredResult({ amu }, { technique, modality, model, id: `${technique} ${model}` });

test("the same direction in two modalities speaks for it, the opposite one against it", () => {
  const language = [run("LoRA", "language", 40), run("DoRA", "language", 50)];
  expect(
    transferPart([...language, run("LoRA", "vision", 20), run("DoRA", "vision", 30)], TEXT).verdict,
  ).toBe("supported");
  const part = transferPart([...language, run("LoRA", "vision", 20), run("DoRA", "vision", 10)], TEXT);
  expect(part.verdict).toBe("contradicted");
  expect(part.votes.map(({ label }) => label)).toEqual(["DoRA, AMU: worse in language, better in vision"]);
});

test("what goes both ways within a modality counts for neither side", () => {
  const part = transferPart(
    [
      run("LoRA", "language", 40),
      run("DoRA", "language", 50),
      run("LoRA", "language", 40, "B-7B"),
      run("DoRA", "language", 30, "B-7B"),
      run("LoRA", "vision", 20),
      run("DoRA", "vision", 30),
    ],
    TEXT,
  );
  expect(part.votes.map(({ says }) => says)).toEqual(["neither"]);
  expect(part.verdict).toBe("not testable");
});

test("an estimate shows no way", () => {
  const guess = {
    ...run("DoRA", "vision", 30),
    measurements: { amu: aMeasurement(30, { origin: "estimated" }) },
  };
  const part = transferPart(
    [run("LoRA", "language", 40), run("DoRA", "language", 50), run("LoRA", "vision", 20), guess],
    TEXT,
  );
  expect(part.votes.map(({ says }) => says)).toEqual(["neither"]);
});

test("a family of one modality is not testable, and is named as missing", () => {
  const part = transferPart([run("LoRA", "language", 40), run("DoRA", "language", 50)], TEXT);
  expect(part.verdict).toBe("not testable");
  expect(part.missing).toEqual([
    "Parameter-efficient fine-tuning (Fine-tuning) in another modality than language",
  ]);
});

import { expect, test } from "vitest";
import { aiEnergyScore } from "./ai-energy-score";
import { MADE_UP_SCORES } from "./made-up-energy-logs";
import { textFile } from "./source-file";

async function readText(text: string, path = "master_results.csv") {
  const file = textFile(path, text);
  expect(aiEnergyScore.recognises(file)).toBe(true);
  return await aiEnergyScore.read([file], [file]);
}

test("watt-hours over seconds are watts, and energy is by prompt and by generated token", async () => {
  const { readings } = await readText(MADE_UP_SCORES);
  expect(readings).toHaveLength(1);
  expect(readings[0]?.metrics).toMatchObject({
    aec: { value: 200, unit: "W", scope: "total" },
    energy_per_sample: { value: 12.5, unit: "Wh", scope: "total" },
    energy_per_token: { value: 0.0025, unit: "Wh", scope: "total" },
  });
  expect(readings[0]?.facts.model).toEqual({ name: "Invented-20B", hub_id: "made-up-org/Invented-20B" });
  expect(readings[0]?.notes).toEqual(["2 of 10 requests failed; the values are of those that completed."]);
  expect(readings[0]?.metrics.aec).toMatchObject({ doubt: "20 % of its requests failed and are not in it." });
  expect(readings[0]?.notComparable).toBe(
    "20 % of its requests failed: the load was not the one that it was set to.",
  );
});

test("a failed run full of zeros is left out, and a table of nothing else is refused", async () => {
  const [header = "", , failed = ""] = MADE_UP_SCORES.split("\n");
  const { readings, skipped } = await readText([header, failed].join("\n"));
  expect(readings).toEqual([]);
  expect(skipped).toEqual([expect.objectContaining({ reason: "failed" })]);
  expect(JSON.stringify(skipped)).not.toContain("10.0.0.1");
});

test("the list of models to measure holds no value, and loose watt-hours stand in a report", async () => {
  const list = ",Models to Add,Class,Reasoning State\n,https://huggingface.co/made-up-org/Invented,B,On\n";
  expect((await readText(list)).skipped[0]?.reason).toBe("empty");
  expect((await readText("71.5", "run/GPU_ENERGY_WH.txt")).skipped[0]?.reason).toBe("derived");
});

import { expect, test } from "vitest";
import { textFile } from "../source-file";
import { hfTrainer } from "./hf-trainer";
import { madeUpState, madeUpTraining } from "./made-up-run";

test("a loss that the last evaluation lacks is not taken from an earlier one", async () => {
  const state = madeUpState(true);
  const text = JSON.stringify(state).replace('"eval_loss":1.625', '"eval_loss":NaN');
  const file = textFile("run/trainer_state.json", text);
  const { readings } = await hfTrainer.read([file], [file]);
  expect(readings[0]?.scores.map(({ metric }) => metric)).toEqual(["training loss"]);
});

test("the evaluations of several data sets at the last step are all taken", async () => {
  const { log_history, ...state } = madeUpState(true);
  const rows = [
    { step: 125, eval_cats_loss: 3, eval_runtime: 1 },
    { step: 125, eval_dogs_loss: 4, eval_runtime: 1 },
    { step: 250, eval_cats_loss: 1.5, eval_runtime: 1 },
    { step: 250, eval_dogs_loss: 2.5, eval_runtime: 1 },
    madeUpTraining({ step: 250 }),
  ];
  const file = textFile("run/trainer_state.json", JSON.stringify({ ...state, log_history: rows }));
  const { readings } = await hfTrainer.read([file], [file]);
  expect(readings[0]?.scores.slice(1).map(({ task, value }) => [task, value])).toEqual([
    ["cats", 1.5],
    ["dogs", 2.5],
  ]);
});

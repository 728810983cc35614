import { expect, test } from "vitest";
import { textFile } from "../source-file";
import { lmEval } from "./lm-eval";
import { madeUpResults } from "./made-up-results";

async function readOne(value: unknown) {
  const files = [textFile("results.json", JSON.stringify(value))];
  const [reading] = (await lmEval.read(files, files)).readings;
  if (!reading) throw new Error("no reading");
  return reading;
}

const withConfig = (changes: Record<string, unknown>) => {
  const config = { model: "hf", model_args: "pretrained=made-up-org/Tiny-1B", ...changes };
  return madeUpResults({ config, model_name: "none", pretty_env_info: "" });
};
test("model, precision and machine are what the file says of them", async () => {
  expect((await readOne(madeUpResults())).facts).toEqual({
    modality: "language",
    model: {
      name: "Tiny-1B",
      hub_id: "made-up-org/Tiny-1B",
      parameters_b: 1.25,
      revision: "00112233445566778899aabbccddeeff00112233",
    },
    environment: {
      accelerator: "NVIDIA Made-Up 40",
      count: 1,
      driver: "590.1",
      cuda: "13.0",
      software: { "lm-eval": "0.4.13", torch: "2.11.0+cu130", transformers: "5.1.0" },
    },
    workload: { dtype: "bfloat16" },
  });
});

test("weights loaded in fewer bits are a technique, whether the arguments are a text or an object", async () => {
  const fp4 = { family: "quantization", name: "fp4", settings: { method: "bitsandbytes" } };
  for (const model_args of [
    "pretrained=made-up-org/Tiny-1B,parallelize=True,load_in_4bit=True",
    { pretrained: "made-up-org/Tiny-1B", load_in_4bit: true },
  ]) {
    const { facts } = await readOne(
      withConfig({ model_args, model_dtype: "torch.float16", model_num_parameters: 7 }),
    );
    expect(facts).toMatchObject({
      axis: "inference",
      technique: fp4,
      model: { hub_id: "made-up-org/Tiny-1B" },
    });
    expect(facts.model?.parameters_b).toBeUndefined();
    expect(facts.workload).toBeUndefined();
  }
  const technique = async (model_args: string) => (await readOne(withConfig({ model_args }))).facts.technique;
  expect(await technique("pretrained=a/b,load_in_4bit=True,bnb_4bit_quant_type=nf4")).toMatchObject({
    name: "nf4",
  });
  expect(await technique("pretrained=a/b,load_in_8bit=True")).toMatchObject({ name: "int8" });
  expect(await technique("pretrained=a/b,quantization=awq,dtype=auto")).toMatchObject({ name: "int4" });
  expect(await technique("pretrained=a/b,load_in_4bit=False")).toBeUndefined();
});

test("an argument that is a table of its own does not cut the others", async () => {
  const model_args = "max_memory={0: 1, 1: 2},pretrained=made-up-org/Tiny-1B,revision=v2";
  const { facts } = await readOne(withConfig({ model_args }));
  expect(facts.model).toEqual({ name: "Tiny-1B", hub_id: "made-up-org/Tiny-1B", revision: "v2" });
});

test("paths, addresses and keys never reach a reading", async () => {
  const { facts, notes } = await readOne(
    madeUpResults({
      config: {
        model: "local-chat-completions",
        model_args: {
          model: "/home/somebody/models/private",
          base_url: "http://secret-host:8000/v1",
          api_key: "sk-secret",
        },
      },
      model_source: "local-chat-completions",
      model_name: "/home/somebody/models/private",
    }),
  );
  expect(facts).toEqual({ modality: "language" });
  expect(notes).toEqual([]);
});

test("of a model behind a server the machine in the file is the client's, and left out", async () => {
  const served = madeUpResults({ model_source: "local-completions" });
  expect((await readOne(served)).facts.environment).toBeUndefined();
});

test("several accelerators in a machine do not say how many were used", async () => {
  const info = "GPU models and configuration: \nGPU 0: NVIDIA Made-Up 40\nGPU 1: NVIDIA Made-Up 40\n";
  const { facts } = await readOne(madeUpResults({ pretty_env_info: info }));
  expect(facts.environment).toMatchObject({ accelerator: "NVIDIA Made-Up 40" });
  expect(facts.environment?.count).toBeUndefined();
});

test("an argument that is a list names no model", async () => {
  const { facts } = await readOne(withConfig({ model_args: { pretrained: [["made-up-org/Other-2B"]] } }));
  expect(facts.model?.name).not.toBe("Other-2B");
});

test("arguments of any length are taken apart in one go", async () => {
  const model_args = `pretrained=made-up-org/Tiny-1B,${"a=1,".repeat(250_000)}[${"1,".repeat(250_000)}`;
  const { facts } = await readOne(withConfig({ model_args }));
  expect(facts.model?.name).toBe("Tiny-1B");
});

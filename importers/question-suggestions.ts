import type { Axis } from "@/benchmark/axes";
import type { Model } from "@/benchmark/bundle";
import { slug } from "@/benchmark/slug";
import { FAMILIES } from "@/benchmark/techniques";
import { memoryInName, USUAL_ACCELERATORS } from "./accelerator-name";
import type { AnsweredRun, ImportDraft } from "./import-draft";
import type { KnownNames } from "./known-names";
import { sizeInName } from "./model-size";
import { parallelSize } from "./parallel-size";
import type { RunFacts } from "./reading";
import { precisionsInName, USUAL_PRECISIONS, weightPrecision } from "./weight-precision";

/** Where likely answers come from: the runs that a question is of, all of the import, and what was published. */
export interface Sources {
  runs: readonly AnsweredRun[];
  draft: ImportDraft;
  known: KnownNames;
}

/** What all files of an import say, also those of runs that are left out. */
function allFacts({ runs, readings }: ImportDraft): RunFacts[] {
  return [...runs, ...readings].map(({ facts }) => facts);
}

/** Known models, those first whose names the paths of the runs hold. */
export function likelyModels({ runs, draft, known }: Sources): string[] {
  const words = new Set(runs.flatMap(({ label }) => wordsOf(label)));
  const likeness = (name: string) => wordsOf(name).filter((word) => words.has(word)).length;
  const named = allFacts(draft).flatMap(({ model }) => model?.name ?? []);
  return [...new Set([...named, ...known.models.map(({ name }) => name)])].toSorted(
    (a, b) => likeness(b) - likeness(a),
  );
}

/** Families of models by how file names begin their words. Which are many: what is not here is asked together. */
const MODEL_WORD =
  /^(?:llama|qwen|qwq|mistral|mixtral|gemma|phi|deepseek|gpt|bert|bloom|falcon|opt|pythia|mamba|rwkv|yi|glm|chatglm|internlm|baichuan|smollm|olmo|granite|nemotron|kimi|minimax|resnet|retinanet|unet|dlrm|rgat|sdxl|flux|dit|whisper|pixart|wan)/;

/** What a run's files tell of its model by their names: runs that differ in it are not likely of one. */
export function toldModel({ label }: AnsweredRun): string {
  return [...new Set(wordsOf(label).filter((word) => MODEL_WORD.test(word) || /^\d+(?:\.\d+)?b$/.test(word)))]
    .toSorted()
    .join(" ");
}

/** Words of a name, as the path of a run shares them with the model that it is of. */
function wordsOf(name: string): string[] {
  return name.toLowerCase().match(/[a-z]{2,}|\d+(?:\.\d+)?b?/g) ?? [];
}

/**
 * Sizes of known models of the same name, then of the same model in another precision, also in other files of the
 * import, then what the name itself says ("-7B").
 */
export function likelySizes({ runs: [run], draft, known: { models } }: Sources): string[] {
  const { name = "", hub_id } = run?.facts.model ?? {};
  const here = allFacts(draft).flatMap(({ model }) => model ?? []);
  const isSame = (model: Partial<Model>) =>
    slug(model.name ?? "") === slug(name) || (hub_id !== undefined && model.hub_id === hub_id);
  const isKin = (model: Partial<Model>) => stemOf(model.name ?? "") === stemOf(name);
  const told = sizeInName(name);
  const sizes = [
    ...models.filter(isSame),
    ...here.filter(isSame),
    ...here.filter(isKin),
    ...models.filter(isKin),
  ].flatMap(({ parameters_b }) => (parameters_b === undefined ? [] : [String(parameters_b)]));
  return [...sizes, ...(told === null ? [] : [String(told)])];
}

const QUANTISED =
  /[-_. ](?:gptq|awq|gguf|bnb|nf4|fp\d{1,2}|bf16|int\d|[48]bit|w\d{1,2}a\d{1,2}|i?q\d_\w{1,6})(?![A-Za-z0-9])/gi;

/** A model's name without the precision that it is stored in: "Qwen3-8B-FP8" is Qwen3-8B. */
function stemOf(name: string): string {
  return slug(name.replace(QUANTISED, ""));
}

/** What a technique is compared as depends on the stage: precisions of weights, methods of tuning, architectures. */
export function techniqueText({ runs }: Pick<Sources, "runs">): string {
  const axes = new Set(runs.map(({ facts }) => facts.axis));
  const [axis] = axes;
  if (axes.size === 1 && axis === "fine-tuning") {
    return "Which method of fine-tuning is compared, such as LoRA, DoRA or full?";
  }
  if (axes.size === 1 && axis === "architecture") {
    return "Which part of the architecture is compared, such as GQA, RoPE, MoE or Mamba?";
  }
  const isServed = !axes.has("fine-tuning") && !axes.has("architecture");
  const precision = "In which precision were the weights, such as bfloat16, fp8 or int4?";
  return isServed && !axes.has(undefined)
    ? precision
    : `${precision} Or of which method is this a result, such as LoRA or GQA?`;
}

/** Of what is served or evaluated the precisions, with what the files say first; otherwise the families of the stage. */
export function likelyTechniques({ runs }: Pick<Sources, "runs">): string[] {
  const families = new Set(runs.map(({ facts }) => facts.technique?.family));
  const axes = new Set(runs.map(({ facts }) => facts.axis));
  const isOf = (axis: Axis) => axes.has(axis) || axes.has(undefined);
  const [family] = families;
  const own = families.size === 1 && family !== undefined ? family : null;
  const listed = Object.entries(FAMILIES).filter(
    ([key, { axis }]) => key !== "quantization" && (own === null || own === key) && isOf(axis),
  );
  const hasPrecision = isOf("inference") && (own === null || own === "quantization");
  return [
    ...(hasPrecision ? runs.flatMap(toldPrecisions) : []),
    ...(hasPrecision ? USUAL_PRECISIONS : []),
    ...listed.flatMap(([, { techniques }]) => techniques),
  ];
}

/** The precisions of weights that the name of a served model and its file tell. */
export function toldPrecisions({ facts: { model, workload, axis } }: AnsweredRun): string[] {
  if (axis === "fine-tuning" || axis === "architecture") return [];
  const dtype = workload?.dtype;
  return [...precisionsInName(model?.name ?? ""), ...(dtype ? [weightPrecision(dtype) ?? dtype] : [])];
}

/** Families of the stage. */
export function likelyFamilies({ runs: [run] }: Pick<Sources, "runs">): string[] {
  return Object.entries(FAMILIES)
    .filter(([, { axis }]) => run?.facts.axis === undefined || axis === run.facts.axis)
    .map(([family]) => family);
}

/** What other files of the import name, then what was published, then what is usual. */
export function likelyAccelerators({ draft, known }: Pick<Sources, "draft" | "known">): string[] {
  return [
    ...allFacts(draft).flatMap(({ environment }) => environment?.accelerator ?? []),
    ...known.accelerators.map(({ name }) => name),
    ...USUAL_ACCELERATORS,
  ];
}

/** As many as a log that was joined lists, or another file says. */
export function likelyCounts({ runs, draft }: Pick<Sources, "runs" | "draft">): string[] {
  const logged = runs.flatMap(({ readings }) => readings.flatMap(({ accelerators }) => accelerators ?? []));
  const counts = allFacts(draft).flatMap(({ environment }) => environment?.count ?? []);
  const split = runs.flatMap(({ facts }) => parallelSize(facts) ?? []);
  return [...[...split, ...logged, ...counts].map(String), "1", "8"];
}

/** What the accelerator's name states, then what was published of it. */
export function likelyMemory({ runs: [run], known }: Pick<Sources, "runs" | "known">): string[] {
  const name = run?.facts.environment?.accelerator ?? "";
  const stated = memoryInName(name);
  const published = known.accelerators.flatMap((one) =>
    one.memory_gb !== undefined && slug(one.name) === slug(name) ? [String(one.memory_gb)] : [],
  );
  return [...(stated === null ? [] : [String(stated)]), ...published];
}

/** Data sets that clients of servers take their prompts from where nothing else is said. */
const PROMPTS = ["sharegpt", "random"];

/** What other files say, then the tasks that were scored, then what clients of servers have. */
export function likelyDatasets({ runs, draft }: Pick<Sources, "runs" | "draft">): string[] {
  const stated = allFacts(draft).flatMap(({ workload }) => workload?.dataset ?? []);
  const tasks = [
    ...new Set(
      runs.flatMap(({ readings }) => readings.flatMap(({ scores }) => scores.map(({ task }) => task))),
    ),
  ].join(", ");
  const isServed = runs.some(({ facts, readings }) => {
    const isTimed = readings.some(({ metrics }) => metrics.it !== undefined || metrics.ttft !== undefined);
    return facts.axis === "inference" && isTimed;
  });
  return [...stated, ...(tasks !== "" && tasks.length <= 200 ? [tasks] : []), ...(isServed ? PROMPTS : [])];
}

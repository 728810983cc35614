import { type Environment, Environment as EnvironmentShape, Model as ModelShape } from "@/benchmark/bundle";
import { techniqueName } from "@/benchmark/techniques";
import { publicModel } from "../model-name";
import type { RunFacts } from "../reading";
import { numberOf } from "../reading-parts";
import { entry, isObject, type LmEvalDocument } from "./document";

/** Loaders that ask a server: what the file says of hardware is the client's. */
const ASKS_A_SERVER =
  /completions|chat|openai|anthropic|textsynth|gguf|ggml|watsonx|litellm|sglang-generate|api/i;

/** What a document says of the model, its precision and the machine. Paths, addresses and keys are dropped. */
export function modelFacts(document: LmEvalDocument): RunFacts {
  const args = modelArgs(entry(document.config, "model_args"));
  const loader = document.model_source ?? entry(document.config, "model");
  const source = typeof loader === "string" ? loader : "";
  const model = publicModel(args.get("pretrained") ?? args.get("model")) ?? publicModel(document.model_name);
  const precision = quantization(args);
  const billions = (numberOf(entry(document.config, "model_num_parameters")) ?? 0) / 1e9;
  const revision = revisionOf(document, args);
  // Packed weights of a quantised checkpoint are not counted one by one.
  const counted =
    !precision &&
    !args.has("peft") &&
    !isQuantizedName(model?.name) &&
    ModelShape.shape.parameters_b.safeParse(billions).success;
  const dtype = precision || isQuantizedName(model?.name) ? null : dtypeOf(document, args);
  const environment = ASKS_A_SERVER.test(source) ? null : readEnvironment(document);
  return {
    modality: /multimodal|vlm/.test(source) ? "vision-language" : "language",
    ...(model && {
      model: {
        ...model,
        ...(counted && { parameters_b: billions }),
        ...(revision && { revision }),
      },
    }),
    ...(precision && { axis: "inference" as const, technique: precision }),
    ...(!precision && args.has("peft") && { axis: "fine-tuning" as const, technique: { family: "peft" } }),
    ...(environment && { environment }),
    ...(dtype && { workload: { dtype } }),
  };
}

/** `model_args` as text ("pretrained=…,load_in_4bit=True", to 0.4.9) or as an object (0.4.13), all values as text. */
function modelArgs(args: unknown): Map<string, string> {
  if (isObject(args)) {
    return new Map(
      Object.entries(args).flatMap(([key, value]) =>
        ["string", "number", "boolean"].includes(typeof value) ? [[key, String(value)]] : [],
      ),
    );
  }
  if (typeof args !== "string") return new Map();
  const parts = separated(args);
  return new Map(
    parts.flatMap((part) => {
      const at = part.indexOf("=");
      return at > 0 ? [[part.slice(0, at).trim(), part.slice(at + 1).trim()]] : [];
    }),
  );
}

/** The parts between commas; those inside of a list or a table do not separate. */
function separated(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at] ?? ",";
    if ("{[(".includes(character)) depth++;
    else if ("}])".includes(character)) depth--;
    else if (character === "," && (depth <= 0 || at === text.length)) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return parts;
}

/** The weight precision that the arguments ask for. bitsandbytes stores 4 bits as fp4 unless it is told otherwise. */
function quantization(args: ReadonlyMap<string, string>): RunFacts["technique"] | null {
  const isSet = (key: string) => /^true$/i.test(args.get(key) ?? "");
  if (isSet("load_in_4bit")) {
    const kind = args.get("bnb_4bit_quant_type")?.toLowerCase() === "nf4" ? "nf4" : "fp4";
    return { family: "quantization", name: kind, settings: { method: "bitsandbytes" } };
  }
  if (isSet("load_in_8bit")) {
    return { family: "quantization", name: "int8", settings: { method: "bitsandbytes" } };
  }
  const method =
    args.get("quantization")?.toLowerCase() ?? (args.has("autogptq") || isSet("gptqmodel") ? "gptq" : "");
  if (!/^[a-z0-9_-]{2,40}$/.test(method) || method === "none") return null;
  const name = method === "fp8" ? "fp8" : method.startsWith("awq") ? "int4" : null;
  return { family: "quantization", ...(name && { name }), settings: { method } };
}

function isQuantizedName(name: string | undefined): boolean {
  return /gptq|awq|gguf|bnb|4bit|8bit|int4|int8|fp8|w[48]a\d+/i.test(name ?? "");
}

/** "torch.bfloat16", "bf16"; "auto" says nothing. */
function dtypeOf(document: LmEvalDocument, args: ReadonlyMap<string, string>): string | null {
  for (const said of [entry(document.config, "model_dtype"), args.get("dtype")]) {
    const dtype = typeof said === "string" ? said.replace(/^torch\./, "").toLowerCase() : "";
    if (/^(?:b?float\d+|float8_\w+|bf16|fp16|fp32|half|float)$/.test(dtype)) {
      return techniqueName("quantization", dtype === "half" ? "float16" : dtype);
    }
  }
  return null;
}

/** A revision that was named, or the commit that was loaded. */
function revisionOf(document: LmEvalDocument, args: ReadonlyMap<string, string>): string | null {
  const named = [args.get("revision"), entry(document.config, "model_revision")].find(
    (said) => typeof said === "string" && /^[\w.-]{1,100}$/.test(said) && said !== "main" && said !== "None",
  );
  const commit = entry(document.config, "model_sha");
  if (typeof named === "string") return named;
  return typeof commit === "string" && /^[0-9a-f]{40}$/.test(commit) ? commit : null;
}

/** What PyTorch says of the machine (`pretty_env_info`): accelerator, driver, CUDA; and versions. Never its name. */
function readEnvironment(document: LmEvalDocument): Partial<Environment> | null {
  const info = document.pretty_env_info ?? "";
  const found = [...info.matchAll(/(?:^|configuration: )GPU \d+: ([^\r\n]+)/gm)].map(([, name = ""]) =>
    name.replace(/\s*\(UUID.*$/, "").trim(),
  );
  const [accelerator] = found;
  const isOneKind = found.every((name) => name === accelerator) && !/\bMIG\b/.test(info);
  const line = (label: string) => new RegExp(`^${label}: ([\\w.+-]+)\\s*$`, "m").exec(info)?.[1];
  const versions = {
    "lm-eval": document.lm_eval_version,
    torch: line("PyTorch version"),
    transformers: document.transformers_version,
  };
  const software = Object.fromEntries(
    Object.entries(versions).flatMap(([name, version]) =>
      version && /^\d[\w.+-]{0,60}$/.test(version) ? [[name, version]] : [],
    ),
  );
  const driver = line("Nvidia driver version");
  const cuda = line("CUDA used to build PyTorch");
  const environment = {
    ...(isOneKind && accelerator && { accelerator }),
    ...(isOneKind && found.length === 1 && { count: 1 }),
    ...(driver && /^\d/.test(driver) && { driver }),
    ...(cuda && /^\d/.test(cuda) && { cuda }),
    ...(Object.keys(software).length > 0 && { software }),
  };
  const checked = EnvironmentShape.safeParse(environment);
  return checked.success && Object.keys(environment).length > 0 ? environment : null;
}

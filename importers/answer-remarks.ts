import { AXES, MODALITIES } from "@/benchmark/axes";
import { ownEntry } from "@/benchmark/own-entry";
import { shown } from "@/benchmark/printable";
import { isKnownAccelerator } from "./accelerator-name";
import { isKnownTechnique } from "./technique-answers";

/** How a field is called in a sentence. */
const FIELDS: Readonly<Record<string, string>> = {
  "model.name": "model",
  "model.parameters_b": "number of parameters in billions",
  "model.active_parameters_b": "number of active parameters in billions",
  "model.hub_id": "model's id on its hub",
  "technique.name": "technique",
  "technique.family": "technique's family",
  axis: "stage",
  modality: "modality",
  "environment.accelerator": "accelerator",
  "environment.count": "number of accelerators",
  "environment.memory_gb": "memory of an accelerator in GB",
  "environment.power_limit_w": "power limit in W",
  "environment.cuda": "CUDA version",
  "workload.dataset": "data set",
  "workload.dtype": "data type",
};

/** "accelerator" of `environment.accelerator`; "batch size" of `workload.batch_size`. */
export function fieldWords(field: string): string {
  const [, ...parts] = field.split(".");
  return ownEntry(FIELDS, field) ?? (parts.join(" ").replaceAll("_", " ") || field);
}

function valueWords(field: string, value: unknown): string {
  const text = String(value);
  if (field === "axis") return ownEntry(AXES, text)?.title ?? text;
  return field === "modality" ? (ownEntry(MODALITIES, text)?.title ?? text) : text;
}

/** That what was said of all runs is not taken for one whose file says something else. */
export function keptRemark(run: number, field: string, there: unknown): string {
  return `Run ${run} keeps the ${fieldWords(field)} ${valueWords(field, there)}, as its file says.`;
}

/** That what was said of one run is taken before its file. */
export function replacedRemark(
  run: number,
  field: string,
  { there, said }: Record<"there" | "said", unknown>,
): string {
  return `Run ${run} takes the ${fieldWords(field)} ${valueWords(field, said)}, as answered; its file says ${valueWords(field, there)}.`;
}

/** That an accelerator was answered which may be a slip of the pen; null where it is one that is known. */
export function acceleratorRemark(answered: string): string | null {
  if (isKnownAccelerator(answered)) return null;
  return `No accelerator is known here by the name ${shown(answered)}. It is taken as written, and compared with no other: check its spelling.`;
}

/** That a technique was answered which may be a slip of the pen; null where it is one that is known. */
export function techniqueRemark(answered: string): string | null {
  if (isKnownTechnique(answered)) return null;
  return `No technique is known here by the name ${shown(answered)}. It is taken as written, as a technique of its own: check its spelling.`;
}

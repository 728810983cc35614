import { ownEntry } from "@/benchmark/own-entry";
import { slug } from "@/benchmark/slug";
import { techniqueName } from "@/benchmark/techniques";

/** Precisions of weights that are much used, the most used first. */
export const USUAL_PRECISIONS = ["bfloat16", "float16", "fp8", "int8", "int4", "GPTQ", "AWQ", "NF4"] as const;

interface Precision {
  /** Of one weight; null where the name leaves it open. */
  bits: number | null;
  /** How a number is written, or the method; null where the name leaves it open. */
  form: string | null;
  /** Whether it is the name of a method, which says little of how a number is written. */
  isMethod?: true;
}

const KNOWN: Readonly<Record<string, Precision & { name: string }>> = Object.fromEntries(
  (
    [
      ["float32", 32, "float"],
      ["bfloat16", 16, "bfloat"],
      ["float16", 16, "float"],
      ["fp8", 8, "float"],
      ["int8", 8, "int"],
      ["int4", 4, "int"],
      ["fp4", 4, "float"],
      ["mxfp4", 4, "float"],
      ["nvfp4", 4, "float"],
    ] as const
  ).map(([name, bits, form]) => [slug(name), { name, bits, form }]),
);

const METHODS: Readonly<Record<string, Precision & { name: string }>> = {
  gptq: { name: "GPTQ", bits: null, form: "gptq", isMethod: true },
  awq: { name: "AWQ", bits: 4, form: "awq", isMethod: true },
  nf4: { name: "NF4", bits: 4, form: "nf4", isMethod: true },
};

const SPELLINGS: Readonly<Record<string, string>> = { fp32: "float32", half: "float16", float8: "fp8" };
/** Types of llama.cpp: Q4_K_M, IQ2_XXS, Q8_0. */
const GGUF = /^i?q(\d)(?:[_-][0-9a-z]{1,3}){1,2}$/i;

/** A usual precision of weights in its usual spelling ("BF16", "gptq", "q4_k_m"); null for what is none. */
export function weightPrecision(text: string): string | null {
  return precision(text)?.name ?? null;
}

/** Methods of quantisation by the words of names on the hub that tell of them. */
const METHOD_NAMES: Readonly<Record<string, string>> = {
  exl2: "EXL2",
  exl3: "EXL3",
  hqq: "HQQ",
  autoround: "AutoRound",
};

/** A word of a model's name that tells of quantised weights: "w4a16", "4bit", "exl2". */
function suffix(word: string): (Precision & { name: string }) | null {
  const [, weights] = /^w(\d{1,2})a\d{1,2}$/i.exec(word) ?? [];
  if (weights !== undefined)
    return { name: word.toLowerCase(), bits: Number(weights), form: null, isMethod: true };
  const [, bits] = /^([2-8])-?bits?$/i.exec(word) ?? [];
  if (bits !== undefined) return { name: `${bits}-bit`, bits: Number(bits), form: null, isMethod: true };
  const method = ownEntry(METHOD_NAMES, word.toLowerCase());
  return method === undefined ? null : { name: method, bits: null, form: slug(method), isMethod: true };
}

function precision(text: string): (Precision & { name: string }) | null {
  const trimmed = text.trim();
  const gguf = GGUF.exec(trimmed);
  if (gguf) {
    const name = trimmed.toUpperCase().replaceAll("-", "_");
    return { name, bits: Number(gguf[1]), form: "gguf", isMethod: true };
  }
  const named = slug(techniqueName("quantization", trimmed.replace(/^torch\./, "")));
  const key = Object.hasOwn(SPELLINGS, named) ? (SPELLINGS[named] ?? "") : named;
  if (Object.hasOwn(METHODS, key)) return METHODS[key] ?? null;
  return Object.hasOwn(KNOWN, key) ? (KNOWN[key] ?? null) : null;
}

/** The precisions that a model's name tells: "Qwen2.5-7B-Instruct-GPTQ-Int4" those of GPTQ and int4. */
export function precisionsInName(model: string): string[] {
  // What parts the words of a name also stands inside of llama.cpp's types.
  const [gguf] = /(?<![A-Za-z0-9])i?q\d_(?:k_[sml]|[0-9a-z]{1,3})(?![A-Za-z0-9])/i.exec(model) ?? [];
  const words = model.split(/[-_.\s/]+/).flatMap((word) => weightPrecision(word) ?? suffix(word)?.name ?? []);
  return [...new Set([...(gguf ? [weightPrecision(gguf) ?? gguf] : []), ...words])];
}

/** Whether weights can't have been in both: int4 and AWQ may be one, bfloat16 and float16 can't. */
export function precisionsDiffer(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => precision(text) ?? suffix(text));
  if (!a || !b || a.name === b.name) return false;
  if (a.bits !== null && b.bits !== null && a.bits !== b.bits) return true;
  if ((a.bits ?? b.bits ?? 0) >= 16) return true;
  const isOneKind = a.isMethod === b.isMethod;
  return isOneKind && a.form !== null && b.form !== null && a.form !== b.form;
}

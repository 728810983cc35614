/** llama.cpp's words for its file types whose usual names are others. Source: llama_ftype names of llama.cpp. */
const SIZES = new Map([
  ["small", "S"],
  ["medium", "M"],
  ["large", "L"],
]);
const PLAIN = new Map([
  ["F16", "float16"],
  ["BF16", "bfloat16"],
  ["F32", "float32"],
  ["ALL F32", "float32"],
]);
const TYPE = /(?:^|\s)((?:all )?B?F(?:16|32)|(?:I|T)?Q\d\w*|MXFP4|NVFP4)((?:\s+(?:-|mix|MoE)).*)?$/i;

/**
 * The weight precision at the end of a model_type ("llama 7B Q4_K - Medium"), by its usual name: Q4_K_M. null where
 * there is none that is known.
 */
export function precisionOf(modelType: string): string | null {
  const [, type = "", rest = ""] = TYPE.exec(modelType.trim()) ?? [];
  if (type === "") return null;
  const plain = PLAIN.get(type.toUpperCase());
  if (plain) return plain;
  const name = type.toUpperCase();
  // Their "IQ3_S mix" is what files are named IQ3_M for.
  if (name === "IQ3_S" && /^\s+mix\b/i.test(rest)) return "IQ3_M";
  const [, size = ""] = /^\s+-\s+(small|medium|large)/i.exec(rest) ?? [];
  const letter = SIZES.get(size.toLowerCase());
  if (!letter || !/^Q\d_K$/.test(name)) return name;
  // Q2_K has no medium sibling: its file type is called "Q2_K - Medium", its files Q2_K.
  return name === "Q2_K" && letter === "M" ? name : `${name}_${letter}`;
}

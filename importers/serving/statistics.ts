const NAME = "(?:mean|median|std|p\\d+(?:\\.\\d+)?)_(?:ttft|tpot|itl|e2el)";
const IN_MILLISECONDS = new RegExp(`^${NAME}_ms$`);
const IN_SECONDS = new RegExp(`^${NAME}$`);

/**
 * The unit of latency statistics, by how their keys are spelled: vLLM ends them in `_ms`; InferenceX, made from it,
 * writes seconds and no ending. null where there are none, or both.
 */
export function latencyUnit(keys: ReadonlySet<string>): "ms" | "s" | null {
  const names = [...keys];
  const hasMs = names.some((key) => IN_MILLISECONDS.test(key));
  const hasS = names.some((key) => IN_SECONDS.test(key));
  if (hasMs === hasS) return null;
  return hasMs ? "ms" : "s";
}

import type { Model } from "@/benchmark/bundle";

const HUB_PART = /^[A-Za-z0-9][\w.-]*$/;
/** Folders that people keep models in: "models/x" is a path, though a hub's id looks the same. */
const LOCAL_FOLDERS =
  /^(?:models?|base_models?|llms?|hf|huggingface|weights|ckpts?|checkpoints?|outputs?|saves?|saved|results?|runs?|exp|experiments?|data|datasets?|home|users?|root|mnt|opt|tmp|workspace|work|scratch|local|cache|path|your|my|repo|hub|snapshots?)$/i;
const HOMES = /^(?:home|users?|u|scratch|work|data|mnt|gpfs|lustre|nfs)$/i;
/** "Llama-3-8B", "gemma-2b": how models are called by their size. */
const SIZE_IN_NAME = /(?:^|[-_.x])\d+(?:\.\d+)?[bm](?:$|[-_.])/i;
const NO_NAME =
  /^(?:checkpoint|ckpt|epoch|step|global_step|output|final|merged|model|adapter|lora)(?:[-_]?\d*)$/i;

/**
 * What may be told of the model that a file names: an id of a hub, or an alias. Of a local path no more than its last
 * part, where that is clearly a model's name and holds no user's; null where nothing may be told, or there is nothing.
 */
export function publicModel(named: unknown): { name: string; hub_id?: Model["hub_id"] } | null {
  if (typeof named !== "string" || named.length > 400) return null;
  const text = named.trim().replace(/^https?:\/\/(?:huggingface\.co|hf\.co)\//, "");
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return null;
  const cached = /(?:^|[\\/])models--([\w.-]+?)--([\w.-]+)/.exec(text);
  if (cached?.[1] && cached[2]) return hubModel(cached[1], cached[2]);
  const parts = text.split(/[\\/]+/).filter((part) => part !== "");
  const [first = "", second] = parts;
  const isLocal = /^(?:[\\/.~]|[A-Za-z]:)/.test(text) || text.includes("\\") || LOCAL_FOLDERS.test(first);
  if (!isLocal && parts.length === 1) return isName(first) ? { name: first } : null;
  if (!isLocal && parts.length === 2 && second && HUB_PART.test(first) && HUB_PART.test(second)) {
    return hubModel(first, second);
  }
  return lastPart(parts);
}

function hubModel(owner: string, name: string): { name: string; hub_id: string } {
  return { name, hub_id: `${owner}/${name}` };
}

function lastPart(parts: readonly string[]): { name: string } | null {
  const last = parts.at(-1) ?? "";
  if (parts.length < 2 || !isName(last) || !SIZE_IN_NAME.test(last) || !/[A-Za-z]{3}/.test(last)) return null;
  const users = parts.slice(0, -1).filter((_, index) => index > 0 && HOMES.test(parts[index - 1] ?? ""));
  const holdsUser = users.some((user) => last.toLowerCase().includes(user.toLowerCase()));
  return holdsUser ? null : { name: last };
}

function isName(text: string): boolean {
  return text.length <= 100 && HUB_PART.test(text) && !NO_NAME.test(text);
}

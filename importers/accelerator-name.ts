/** NVIDIA's accelerators of data centres by the word that names them. */
const DATA_CENTRE =
  /^(?:k80|m40|m60|p4|p40|p100|v100s?|t4|a2|a10[gm]?|a16|a30|a40|a100|a800|l2|l4|l20|l40[gs]?|h20|h100|h200|h800|gh200|b100|b200|b300|gb10|gb200|gb300)$/;
const WORKSTATION = /^a(?:2000|4000|4500|5000|5500|6000)$/;
const INSTINCT = /^mi\d{3}[apx]?$/;
/** Words that say who makes it, or that it is one. */
const NO_VARIANT = new Set([
  "nvidia",
  "corporation",
  "tesla",
  "amd",
  "instinct",
  "gpu",
  "gpus",
  "accelerator",
  "tensor",
  "core",
]);

/** Names that tools print in another order than the rule below gives; each as nvidia-smi has it. */
const PRINTED: ReadonlyMap<string, string> = new Map(
  [
    "NVIDIA A100-PCIE-40GB",
    "NVIDIA V100-PCIE-16GB",
    "NVIDIA V100-PCIE-32GB",
    "NVIDIA P100-PCIE-16GB",
    "NVIDIA GH200 144G HBM3e",
  ].map((name) => [keyOf(wordsOf(name).filter((word) => !NO_VARIANT.has(word))), name]),
);

/** Accelerators that are much used, to suggest beside those of published results. */
export const USUAL_ACCELERATORS: readonly string[] = [
  "NVIDIA H100 80GB HBM3",
  "NVIDIA H200",
  "NVIDIA B200",
  "NVIDIA A100-SXM4-80GB",
  "NVIDIA A100-SXM4-40GB",
  "NVIDIA A100 80GB PCIe",
  "NVIDIA H100 PCIe",
  "NVIDIA H100 NVL",
  "NVIDIA GH200",
  "NVIDIA L40S",
  "NVIDIA L4",
  "NVIDIA A10G",
  "NVIDIA T4",
  "NVIDIA RTX A6000",
  "NVIDIA RTX 6000 Ada Generation",
  "NVIDIA GeForce RTX 5090",
  "NVIDIA GeForce RTX 4090",
  "NVIDIA GeForce RTX 3090",
  "AMD Instinct MI250X",
  "AMD Instinct MI300X",
  "AMD Instinct MI325X",
  "AMD Instinct MI355X",
  "Intel Gaudi 2",
  "Intel Gaudi 3",
  "Google TPU v5e",
  "Google TPU v6e",
  "Apple M4 Max",
];

/**
 * An accelerator's name in the one spelling that its maker or nvidia-smi gives it: "h200", "Nvidia H200 GPU" and
 * "NVIDIA H200" are one. Memory and form factor are part of a name, and what is not known stays as it is.
 */
export function acceleratorName(text: string): string {
  const plain = plainName(text);
  return knownName(plain) ?? plain.replace(/^nvidia\b/i, "NVIDIA");
}

/** Whether a name is of an accelerator that is known here, however it is spelled. */
export function isKnownAccelerator(text: string): boolean {
  return knownName(plainName(text)) !== null;
}

function knownName(plain: string): string | null {
  return dataCentreName(plain) ?? geForceName(plain) ?? otherName(plain);
}

function plainName(text: string): string {
  return (
    text
      .replace(/\((?:R|TM)\)|[®™]/gi, "")
      // The driver that names it, and the driver's own word for the chip.
      .replace(/\s\(RADV(?:\s[\w ]{1,40})?\)\s*$/i, "")
      .replace(/\s+/g, " ")
      .trim()
  );
}

function dataCentreName(plain: string): string | null {
  const all = wordsOf(plain);
  const words = all.filter((word) => !NO_VARIANT.has(word));
  const [device = "", ...variant] = words;
  const isAmd = INSTINCT.test(device);
  if (!isAmd && !DATA_CENTRE.test(device) && !WORKSTATION.test(device)) return null;
  if (all.some((word) => word === (isAmd ? "nvidia" : "amd"))) return null;
  const parts = variant.map(variantPart);
  if (parts.some((part) => part === null)) return null;
  const printed = PRINTED.get(keyOf(words));
  if (printed !== undefined) return printed;
  const name = `${isAmd ? "AMD Instinct" : WORKSTATION.test(device) ? "NVIDIA RTX" : "NVIDIA"} ${device.toUpperCase()}`;
  const of = (kind: Part["kind"]) => parts.flatMap((part) => (part?.kind === kind ? [part.text] : []));
  const [memory, form, type] = [of("memory"), of("form"), of("type")];
  // "A100-SXM4-80GB", but "A100 80GB PCIe" and "H100 80GB HBM3".
  const isSxm = form.length === 1 && form[0]?.startsWith("SXM") && memory.length === 1 && type.length === 0;
  return isSxm ? `${name}-${form[0]}-${memory[0]}` : [name, ...memory, ...form, ...type].join(" ");
}

interface Part {
  kind: "memory" | "form" | "type";
  text: string;
}

/** What tells variants of one device apart; null for a word that nobody knows. */
function variantPart(word: string): Part | null {
  const [, size] = /^(\d{1,4})gb?$/.exec(word) ?? [];
  if (size !== undefined) return { kind: "memory", text: `${size}GB` };
  if (/^hbm\d?e?$/.test(word)) return { kind: "type", text: word.toUpperCase().replace(/E$/, "e") };
  if (/^pcie$/.test(word)) return { kind: "form", text: "PCIe" };
  return /^(?:sxm\d?|oam|nvl|dgxs)$/.test(word) ? { kind: "form", text: word.toUpperCase() } : null;
}

/** Words in lower case; "80 GB" is one. */
function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/(\d)\s+(gb?)\b/g, "$1$2")
    .split(/[\s_/,-]+/)
    .filter((word) => word !== "");
}

function keyOf(words: readonly string[]): string {
  return words
    .map((word) => word.replace(/^(\d+)g$/, "$1gb"))
    .toSorted()
    .join(" ");
}

const GEFORCE =
  /^(?:nvidia )?(?:geforce )?(?:(rtx) ?([2-5]0[5-9]0)|(gtx) ?(\d{3,4}))((?: ?ti)?(?: super)?(?: d)?(?: \d{1,2} ?gb)?)( laptop)?(?: gpu)?$/i;

/** "RTX 4090", "GeForce RTX 4090"; of laptops it is another device. */
function geForceName(plain: string): string | null {
  const match = GEFORCE.exec(plain);
  if (!match) return null;
  const [, rtx, rtxNumber, , gtxNumber, suffix = "", laptop] = match;
  const spelled = suffix
    .replace(/ ?\bti\b| ?ti$/i, " Ti")
    .replace(/ super/i, " SUPER")
    .replace(/ d\b/i, " D")
    .replace(/ (\d{1,2}) ?gb/i, " $1GB");
  return `NVIDIA GeForce ${rtx ? `RTX ${rtxNumber}` : `GTX ${gtxNumber}`}${spelled}${laptop ? " Laptop GPU" : ""}`;
}

/** Devices that are told by one form of their name. */
const FORMS: readonly (readonly [form: RegExp, name: (...parts: string[]) => string])[] = [
  [/^(?:nvidia )?rtx (a\d{4})$/i, (model) => `NVIDIA RTX ${model.toUpperCase()}`],
  [/^(?:nvidia )?rtx (\d000|\d500) ada(?: generation)?$/i, (model) => `NVIDIA RTX ${model} Ada Generation`],
  [/^(?:nvidia )?((?:geforce|quadro|titan|rtx|gtx) .+)$/i, (rest) => `NVIDIA ${rest}`],
  [/^(?:amd )?(radeon .+)$/i, (rest) => `AMD ${rest}`],
  [
    /^(?:intel |habana )*(?:hpu )?gaudi[ -]?([23])(?: (?:ai )?accelerator| hpu)?$/i,
    (model) => `Intel Gaudi ${model}`,
  ],
  [/^(?:google |cloud )*tpu[ -]?(v\d[ep]?)$/i, (model) => `Google TPU ${model.toLowerCase()}`],
  [
    /^(?:apple )?(m\d)(?: (pro|max|ultra))?$/i,
    (chip, grade = "") =>
      `Apple ${chip.toUpperCase()} ${grade.charAt(0).toUpperCase()}${grade.slice(1).toLowerCase()}`.trim(),
  ],
];

function otherName(plain: string): string | null {
  for (const [form, name] of FORMS) {
    const match = form.exec(plain);
    if (match) return name(...match.slice(1));
  }
  return null;
}

/**
 * The memory of one accelerator in GB, where its name states it ("A100-SXM4-80GB"). Not the part of one that is
 * shared out (MIG), nor the processor's memory, which "GH200 480GB" states.
 */
export function memoryInName(name: string): number | null {
  if (/\bMIG\b|\d+g\.\d+gb/i.test(name)) return null;
  const [, size, type] = /(?:^|[^\d.])(\d{1,3}) ?GB?(?![\w.])( HBM)?/i.exec(name) ?? [];
  if (size === undefined || (/\bG[BH]\d{3}\b/i.test(name) && type === undefined)) return null;
  return Number(size);
}

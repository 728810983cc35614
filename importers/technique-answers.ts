import { ownEntry } from "@/benchmark/own-entry";
import { slug } from "@/benchmark/slug";
import { FAMILIES, techniqueName } from "@/benchmark/techniques";
import { PEFT_METHODS } from "./peft-methods";
import { weightPrecision } from "./weight-precision";

/** "peft/LoRA" names family and technique; "LoRA" the technique alone. */
export function familyAndName(text: string): { family?: string; name: string } {
  const [, family, name] = /^([a-z0-9]+(?:-[a-z0-9]+)*)[/:]\s*(\S.*)$/.exec(text) ?? [];
  return family !== undefined && name !== undefined ? { family, name } : { name: text };
}

/** A technique that the benchmark lists and a usual precision say their family, and a family that it lists says its axis. */
export function completeTechnique(parts: { technique: Record<string, unknown>; axis?: unknown }): void {
  const { name, family } = parts.technique;
  const known = Object.entries(FAMILIES).filter(([key, { techniques }]) => {
    const wanted = typeof name === "string" ? slug(techniqueName(key, name)) : "";
    return techniques.some((technique) => slug(technique) === wanted);
  });
  const precision = typeof name === "string" ? weightPrecision(name) : null;
  if (family === undefined && known.length === 1) parts.technique.family = known[0]?.[0];
  else if (family === undefined && precision !== null) parts.technique.family = "quantization";
  const listed =
    typeof parts.technique.family === "string" ? ownEntry(FAMILIES, parts.technique.family) : undefined;
  if (parts.axis === undefined && listed) parts.axis = listed.axis;
  const { technique } = parts;
  if (typeof technique.family === "string" && typeof technique.name === "string") {
    const usual = technique.family === "quantization" ? weightPrecision(technique.name) : null;
    technique.name = usual ?? techniqueName(technique.family, technique.name);
  }
}

/** Whether a technique is one of the benchmark's, a usual precision of weights or a method of the PEFT library. */
export function isKnownTechnique(name: string): boolean {
  const isNamed = (family: string, technique: string) =>
    slug(technique) === slug(techniqueName(family, name));
  return (
    weightPrecision(name) !== null ||
    PEFT_METHODS.some((method) => slug(method) === slug(name)) ||
    Object.entries(FAMILIES).some(([family, { techniques }]) =>
      techniques.some((technique) => isNamed(family, technique)),
    )
  );
}

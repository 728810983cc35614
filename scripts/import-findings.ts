import type { Finding, FindingGroup } from "@/benchmark/findings";
import { printable } from "@/benchmark/printable";
import { findingPlace, type ResultRun } from "@/importers/finding-places";
import { spansText } from "./import-numbers";

/** Findings as machines get them, each also with the runs that it is about. */
export function withPlaces(groups: readonly FindingGroup[], runs: readonly ResultRun[]) {
  return groups.map((group) => {
    const places = group.pointers.flatMap((pointer) => findingPlace({ pointer }, runs) ?? []);
    return places.length > 0 ? { ...group, places } : group;
  });
}

/** A pointer in words, where it is about one of these runs: "Average Latency (AL) of run 3 (a.json)". */
export function placeText(pointer: string, runs: readonly ResultRun[]): string {
  const place = findingPlace({ pointer }, runs);
  if (!place) return printable(pointer, 200);
  const { run, label, field } = place;
  return `${field === "" ? "" : `${printable(field)} of `}run ${run} (${printable(label, 120)})`;
}

const RUNS_LISTED = 20;

/** How the runs that are refused are left out, so that the others can go. */
export function leaveOutLines(findings: readonly Finding[], runs: readonly ResultRun[]): string[] {
  const refused = findings.filter(({ severity }) => severity === "error");
  const found = refused.flatMap((one) => findingPlace(one, runs)?.run ?? []);
  const numbers = [...new Set(found)].sort((a, b) => a - b);
  if (numbers.length === 0) return [];
  const settings = numbers.slice(0, RUNS_LISTED).map((number) => `--set runs.${number}.take=no`);
  const more = numbers.length > RUNS_LISTED ? " …" : "";
  return [
    `  ${settings.join(" ")}${more} leaves ${numbers.length === 1 ? "this run" : `these runs (${spansText(numbers)})`} out`,
  ];
}

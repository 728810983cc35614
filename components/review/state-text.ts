import { ownEntry } from "@/benchmark/own-entry";

const STATES: Readonly<Record<string, string>> = {
  received: "received",
  checking: "being checked",
  pending: "waiting for a decision",
  changes_requested: "changes asked for",
  published: "published",
  rejected: "rejected",
  superseded: "superseded",
  withdrawn: "withdrawn",
};

/** The state of a bundle in words. */
export function stateText(state: string): string {
  return ownEntry(STATES, state) ?? state;
}

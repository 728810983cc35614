import { ownEntry } from "./own-entry";

/** Each state of a bundle in words, on every page, in the API's messages and on the command line. */
export const BUNDLE_STATES = {
  received: "received",
  checking: "being checked",
  pending: "waiting for a reviewer",
  changes_requested: "changes asked for",
  published: "published",
  rejected: "rejected",
  superseded: "superseded",
  withdrawn: "withdrawn",
} as const;
export type BundleStateName = keyof typeof BUNDLE_STATES;

/** The state of a bundle in words. */
export function stateText(state: string): string {
  return ownEntry<string>(BUNDLE_STATES, state) ?? state;
}

/** What a step in a bundle's history made of it: a step that leaves the state set its mark of verification. */
export function stepText({ from, to }: { from: string | null; to: string }): string {
  return from === to ? "verification" : stateText(to);
}

const ACTORS: Readonly<Record<string, string>> = {
  submitter: "its submitter",
  reviewer: "a reviewer",
  operator: "the maintainers",
  system: "the site",
};

/** Who took a step, by their part in it. */
export function actorText(kind: string): string {
  return ownEntry(ACTORS, kind) ?? kind;
}

const CHANNELS: Readonly<Record<string, string>> = {
  form: "by the form",
  api: "by the API",
  "command line": "by the maintainers’ command line",
  seed: "with the site itself",
};

/** By which way a bundle came in. */
export function channelText(via: string): string {
  return ownEntry(CHANNELS, via) ?? `by ${via}`;
}

/** The states that a queue can be asked for, in the order of its tabs; the first is what it shows unasked. */
export const QUEUE_STATES = [
  "pending",
  "changes_requested",
  "published",
  "rejected",
  "superseded",
  "withdrawn",
] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** What of the queue is asked for; anything that is no state or page falls back to the first. */
export function readQueueQuestion(params: Readonly<Record<string, string | undefined>>): {
  state: QueueState;
  page: number;
} {
  const { state, page = "" } = params;
  return {
    state: QUEUE_STATES.find((known) => known === state) ?? QUEUE_STATES[0],
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** Whether a bundle in this state still waits: for a reviewer, or for its submitter. */
export function isUndecided(state: string): boolean {
  return state === "pending" || state === "changes_requested";
}

/** The address of a page of the queue. */
export function queueAddress(state: QueueState, page = 1): string {
  const params = new URLSearchParams();
  if (state !== QUEUE_STATES[0]) params.set("state", state);
  if (page > 1) params.set("page", String(page));
  return params.size === 0 ? "/review" : `/review?${params}`;
}

/** Where one submission is decided on. */
export function reviewAddress(bundleId: string): string {
  return `/review/${bundleId}`;
}

/** Where a reviewer downloads a file of a submission, published or not. */
export function reviewFileAddress(bundleId: string, path: string): string {
  return `/review/${bundleId}/files/${path.split("/").map(encodeURIComponent).join("/")}`;
}

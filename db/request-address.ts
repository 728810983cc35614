import { AsyncLocalStorage } from "node:async_hooks";

/** Server and pages are bundled apart, each with its own copy of this module: what they share lies here. */
const shared = globalThis as typeof globalThis & {
  leaderboardRequestAddress?: AsyncLocalStorage<string>;
};

function storage(): AsyncLocalStorage<string> {
  shared.leaderboardRequestAddress ??= new AsyncLocalStorage();
  return shared.leaderboardRequestAddress;
}

/** Runs the answering of a request that came from `address`, so that `requestAddress` knows it. */
export function withRequestAddress<T>(address: string, answer: () => T): T {
  return storage().run(address, answer);
}

/**
 * Where the request under way came from, as the web server took it from the connection: headers, which a client
 * writes, have no say. Null under a server that does not tell, such as `next dev`: all its clients then count as one.
 */
export function requestAddress(): string | null {
  return storage().getStore() ?? null;
}

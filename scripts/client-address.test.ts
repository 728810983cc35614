import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { requestAddress } from "@/db/request-address";
import { clientAddress, readTrustedProxies, withClientAddress } from "./client-address";

afterEach(() => vi.unstubAllEnvs());

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:DB8:0:0:ffff::2", "2001:db8:0:0::/64"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  [undefined, "unknown"],
])("a connection from %s counts as %s", (connection, address) => {
  expect(clientAddress(connection, undefined, 0)).toBe(address);
});

test("without a proxy, what a client says of itself counts for nothing", () => {
  expect(clientAddress("192.0.2.1", "203.0.113.9", 0)).toBe("192.0.2.1");
});

test.each([
  ["198.51.100.7", 1, "198.51.100.7"],
  ["203.0.113.9, 198.51.100.7", 1, "198.51.100.7"],
  ["203.0.113.9, 198.51.100.7, 10.0.0.2", 2, "198.51.100.7"],
  ["203.0.113.9, 198.51.100.7:4711", 1, "198.51.100.7"],
  ["[2001:db8::1]:4711", 1, "2001:db8:0:0::/64"],
])("behind proxies, of “%s” only what the outermost of %i wrote counts: %s", (header, proxies, address) => {
  expect(clientAddress("10.0.0.1", header, proxies)).toBe(address);
});

test.each([undefined, "", "nonsense", "203.0.113.9"])(
  "a proxy that does not say whom it heard (%s) counts as the client itself",
  (header) => {
    expect(clientAddress("10.0.0.1", header, 2)).toBe("10.0.0.1");
  },
);

test("TRUST_PROXY is a small number, and 0 unless it is said", () => {
  expect(readTrustedProxies()).toBe(0);
  vi.stubEnv("TRUST_PROXY", "2");
  expect(readTrustedProxies()).toBe(2);
  vi.stubEnv("TRUST_PROXY", "yes");
  expect(() => readTrustedProxies()).toThrow("how many proxies");
});

test.each([
  [0, "127.0.0.1"],
  [1, "203.0.113.9"],
])("behind %i proxies, what answers a request knows that it came from %s", async (proxies, address) => {
  const server = createServer(
    withClientAddress(async (request, response) => {
      // Also after it has waited for something, as for a body.
      for await (const _ of request);
      response.end(requestAddress());
    }, proxies),
  ).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the server has no port");
  const headers = { "x-forwarded-for": "203.0.113.9" };
  const answer = await fetch(`http://127.0.0.1:${bound.port}`, { method: "POST", headers, body: "x" });
  expect(await answer.text()).toBe(address);
  expect(requestAddress()).toBeNull();
});

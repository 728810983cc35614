import type { RequestListener } from "node:http";
import { isIPv4, isIPv6 } from "node:net";
import { withRequestAddress } from "@/db/request-address";
import { Failure } from "./failure";

const MOST_PROXIES = 10;

/**
 * How many proxies of its operator stand before this server, from TRUST_PROXY; 0 where it is not set.
 *
 * @throws Failure where it is no number from 0 to 10.
 */
export function readTrustedProxies(): number {
  const given = process.env.TRUST_PROXY || "0";
  if (!/^\d+$/.test(given) || Number(given) > MOST_PROXIES) {
    throw new Failure(
      `TRUST_PROXY is "${given}"; it is to say how many proxies stand before this server, from 0 to ${MOST_PROXIES}.`,
    );
  }
  return Number(given);
}

/** Answers requests so that whatever answers them knows where they came from. */
export function withClientAddress(handle: RequestListener, proxies: number): RequestListener {
  return (request, response) => {
    const { socket, headers } = request;
    const address = clientAddress(socket.remoteAddress, headers["x-forwarded-for"], proxies);
    withRequestAddress(address, () => handle(request, response));
  };
}

/**
 * What the sender of a request is counted by: an IPv4 address, or the first 64 bits of an IPv6 address, which one
 * household has all of.
 *
 * Each proxy appends to X-Forwarded-For whom it heard: with n of them, the n-th from the right was written by the
 * outermost of ours, and all before it by anybody. Without, the header says nothing, and the connection all.
 */
export function clientAddress(
  connection: string | undefined,
  forwardedFor: string | string[] | undefined,
  proxies: number,
): string {
  const heard = [forwardedFor ?? []]
    .flat()
    .join(",")
    .split(",")
    .map((part) => part.trim());
  const named = proxies > 0 ? heard.at(-proxies) : undefined;
  return network(withoutPort(named ?? "")) ?? network(connection ?? "") ?? "unknown";
}

/** Some proxies write the port along. */
function withoutPort(text: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/.exec(text) ?? [];
  return bracketed ?? plain ?? text;
}

function network(text: string): string | null {
  const [address = ""] = text.split("%");
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return null;
  // The one spelling that every address has: lower case, without dots and leading zeros.
  const spelled = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = "", tail] = spelled.split("::");
  const [before, after] = [head, tail ?? ""].map((part) => (part === "" ? [] : part.split(":")));
  const groups = [...(before ?? []), ...Array(8).fill("0"), ...(after ?? [])];
  const all =
    tail === undefined ? (before ?? []) : [...groups.slice(0, 8 - (after ?? []).length), ...(after ?? [])];
  if (all.slice(0, 6).join(":") === "0:0:0:0:0:ffff") return mapped(all);
  return `${all.slice(0, 4).join(":")}::/64`;
}

/** An IPv4 address that came as IPv6. */
function mapped(groups: readonly string[]): string {
  const bytes = groups.slice(6).flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 255];
  });
  return bytes.join(".");
}

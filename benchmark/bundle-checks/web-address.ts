import { Bundle } from "../bundle";
import type { FindingList } from "../findings";
import { shown } from "../printable";

const POINTER = "/source/url";
const WebAddress = Bundle.shape.source.shape.url.unwrap();

/** Checks what the shape of an address does not tell: that it leads somewhere, and where it seems to. */
export function checkSourceAddress(address: unknown, list: FindingList): void {
  const { success, data } = WebAddress.safeParse(address);
  if (!success || list.isSettled(POINTER)) return;
  const url = URL.canParse(data) ? new URL(data) : null;
  // "https://arxiv.org@example.org/" is an address of example.org.
  const isPlain =
    url !== null && url.username === "" && url.password === "" && /^https?:\/\/[^/?#]/.test(data);
  if (isPlain) return;
  list.add("schema.value", POINTER, {
    found: shown(data),
    expected: "an address that begins with http:// or https:// and the name of a site",
    remedy: "Give the address as a browser shows it, without a user name or password.",
  });
}

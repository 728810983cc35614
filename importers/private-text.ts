import { scanText } from "./privacy";
import { PUBLIC_ADDRESS } from "./public-addresses";

/** Of names, more than of raw files: any path, address or account, however short, and a machine with its port. */
const LOCAL =
  /^\s*(?:[/~\\]|\.{1,2}[/\\]|[A-Za-z]:[/\\])|\\\\|[^\s@]@(?!v?\d)\S|^\s*[A-Za-z][\w.-]*:\d{4,5}\s*$/;
const HOME_INSIDE = /(?:^|\/)(?:home|homes|users|root|mnt|tmp)\//i;
const ADDRESS = /[A-Za-z][\w+.-]{0,40}:\/\/\S*/g;

/** Most texts of an import stand in many of its runs. */
const REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 300;
const verdicts = new Map<string, boolean>();

/**
 * Whether a text may tell of somebody's machine or person: what no fact, setting, label or version of a bundle may
 * hold. Ids and addresses of public hubs do not. `key`: what an open record calls it ("token", "cudnn"), for what a
 * value alone doesn't tell.
 */
export function isPrivate(text: string, key?: string): boolean {
  const whole = key === undefined ? text : `"${key}": "${text}"`;
  const known = verdicts.get(whole);
  if (known !== undefined) return known;
  const verdict = isLocal(text) || scanText(whole).length > 0;
  if (whole.length <= LONGEST_REMEMBERED) {
    if (verdicts.size >= REMEMBERED) verdicts.clear();
    verdicts.set(whole, verdict);
  }
  return verdict;
}

function isLocal(text: string): boolean {
  if (!text.includes("://")) return LOCAL.test(text) || HOME_INSIDE.test(text);
  const addresses = text.match(ADDRESS) ?? [];
  const rest = text.replace(ADDRESS, "");
  return (
    rest.includes("://") ||
    LOCAL.test(rest) ||
    addresses.some(
      (one) => !PUBLIC_ADDRESS.test(one) || /localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]/.test(one),
    )
  );
}

import type { PrivateKind } from "./privacy";

const LONGEST_HEADER = 10_000;

const COLUMNS: readonly (readonly [kind: PrivateKind, names: readonly string[]])[] = [
  ["users", ["user", "username", "user_name", "owner", "login"]],
  [
    "hosts",
    [
      "host",
      "hostname",
      "host_name",
      "node_name",
      "nodename",
      "nodelist",
      "machine_name",
      "ip",
      "ip_address",
    ],
  ],
  [
    "locations",
    ["longitude", "latitude", "region", "country_name", "country_iso_code", "cloud_region", "lon", "lng"],
  ],
];

interface PrivateColumns {
  kind: PrivateKind;
  /** Rows that say something there. */
  count: number;
  columns: string[];
}

/** Columns of a table that tell of a person or a machine: their names stand in its first line alone. */
export function privateColumns(text: string): PrivateColumns[] {
  const end = text.search(/[\r\n]/);
  if (end < 0 || end > LONGEST_HEADER) return [];
  const names = text
    .slice(0, end)
    .split(/[,;\t]/)
    .map(plain);
  if (names.length < 3) return [];
  const found = COLUMNS.flatMap(([kind, known]) => {
    const indexes = names.flatMap((name, index) => (known.includes(name.toLowerCase()) ? [index] : []));
    return indexes.length > 0 ? [{ kind, indexes }] : [];
  });
  if (found.length === 0) return [];
  const rows = text
    .slice(end)
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== "")
    .map((line) => line.split(/[,;\t]/));
  return found.flatMap(({ kind, indexes }) => {
    const count = rows.filter((cells) =>
      indexes.some((index) => says(kind, plain(cells[index] ?? ""))),
    ).length;
    return count > 0 ? [{ kind, count, columns: indexes.map((index) => names[index] ?? "") }] : [];
  });
}

function plain(cell: string): string {
  return cell.trim().replaceAll('"', "");
}

/** A number is nobody's name, and a column of users may count them. */
function says(kind: PrivateKind, cell: string): boolean {
  if (/^(?:|none|null|nan|n\/a|-|localhost|127\.0\.0\.1|root)$/i.test(cell)) return false;
  return kind === "locations" || !/^[\d.]+$/.test(cell) || /^\d+\.\d+\.\d+\.\d+$/.test(cell);
}

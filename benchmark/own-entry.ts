/** What a table holds under a key that comes from outside: "constructor" is no entry, though every object has one. */
export function ownEntry<Entry>(table: Readonly<Record<string, Entry>>, key: string): Entry | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

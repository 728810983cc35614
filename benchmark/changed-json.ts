/** A copy of a JSON value with other values at some JSON pointers, for tests; `undefined` takes away what is there. */
export function changed(document: unknown, changes: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(changes).reduce(
    (changing: unknown, [pointer, value]) => withValue(changing, pointer.split("/").slice(1), value),
    document,
  );
}

function withValue(document: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof document !== "object" || document === null)
    throw new Error(`there is nothing that could hold ${key}`);
  const inner = withValue(Reflect.get(document, key), rest, value);
  if (Array.isArray(document)) return document.with(Number(key), inner);
  const others = Object.entries(document).filter(([name]) => name !== key);
  const place = Object.keys(document).indexOf(key);
  if (inner === undefined) return Object.fromEntries(others);
  return Object.fromEntries(others.toSpliced(place < 0 ? others.length : place, 0, [key, inner]));
}

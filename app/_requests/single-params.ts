/** The parameters of an address where each has one meaning: of a repeated one the first counts. */
export function singleParams(
  params: Readonly<Record<string, string | string[] | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    Array.isArray(value) ? value[0] : value,
  ]);
  // Without a prototype: "constructor" is no parameter.
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}

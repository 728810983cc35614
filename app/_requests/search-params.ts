/** The parameters of an address in the shape that pages get them: repeated ones as a list. */
export function readSearchParams(url: URL): Record<string, string[]> {
  const params: Record<string, string[]> = {};
  for (const name of new Set(url.searchParams.keys())) {
    Object.defineProperty(params, name, { value: url.searchParams.getAll(name), enumerable: true });
  }
  return params;
}

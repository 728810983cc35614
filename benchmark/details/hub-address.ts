/** Where a model lies on the Hugging Face hub, at its revision if that is one; null for an id that is none of the hub's. */
export function hubAddress(hubId: string, revision: string | null): string | null {
  const isName = (text: string) => /^\w[\w.-]*$/.test(text) && !text.includes("..");
  if (hubId.split("/").length > 2 || !hubId.split("/").every(isName)) return null;
  return `https://huggingface.co/${hubId}${revision && isName(revision) ? `/tree/${revision}` : ""}`;
}

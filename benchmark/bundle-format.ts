/** What a document must say in `format` to be read as a bundle. */
export const BUNDLE_FORMAT = "efficientllm-bundle/1";

const DECLARATION = new RegExp(`"format"\\s*:\\s*"${BUNDLE_FORMAT.replace(/\d+$/, "")}`);

/** Whether the beginning of a text says that it is a bundle, of whatever version: then it is no tool's file. */
export function declaresBundle(text: string): boolean {
  return DECLARATION.test(text);
}

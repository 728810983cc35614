/** A receipt, alone or as the end of its page's address. Also the `pattern` of a field, which browsers anchor. */
export const RECEIPT_PATTERN = "\\s*(?:\\S*/submissions/)?([A-Za-z0-9_\\-]{43})(?:[\\/?#]\\S*)?\\s*";

const GIVEN = new RegExp(`^${RECEIPT_PATTERN}$`);

/** The receipt in what somebody pasted: people have the address of its page. null where there is none in it. */
export function readReceipt(text: string): string | null {
  return GIVEN.exec(text)?.[1] ?? null;
}

import { expect, test } from "vitest";
import { readReceipt } from "./given-receipt";

const RECEIPT = "tY0bq3N2mPZkVd8sQfJ7xLh5cWgR1uA9eKiToB6nHvM";

test.each([
  RECEIPT,
  ` ${RECEIPT}\n`,
  `/submissions/${RECEIPT}`,
  `https://example.org/submissions/${RECEIPT}`,
  `http://localhost:3000/submissions/${RECEIPT}/`,
  `https://example.org/submissions/${RECEIPT}?done=withdrawn#history`,
])("a receipt is read as it is and from the address of its page: %j", (text) => {
  expect(readReceipt(text)).toBe(RECEIPT);
});

test.each([
  "",
  RECEIPT.slice(1),
  `${RECEIPT}A`,
  `https://example.org/bundles/${RECEIPT}`,
  `https://example.org/submissions/${RECEIPT.slice(1)}`,
  `${RECEIPT} ${RECEIPT}`,
])("what holds no receipt is none: %j", (text) => {
  expect(readReceipt(text)).toBeNull();
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TrustMark } from "./trust-mark";

test("a mark says in words what it stands for, and the two differ by their signs and not by colour alone", () => {
  const verified = renderToStaticMarkup(<TrustMark of="verified" text="verified" />);
  const firstParty = renderToStaticMarkup(<TrustMark of="firstParty" text="first party" />);
  expect(verified).toMatch(/role="img".* aria-label="verified" title="verified">✓</);
  expect(firstParty).toMatch(/role="img".* aria-label="first party" title="first party">◇</);
});

import { describe, expect, test } from "vitest";
import { readSendAnswer } from "./send-answer";
import { base64OfHex } from "./send-package";

const SHA256 = "ab".repeat(32);
const NOW = 1_000_000;

const read = (status: number, body: unknown, retryAfter: string | null = null) =>
  readSendAnswer(
    { status, retryAfter, text: typeof body === "string" ? body : JSON.stringify(body) },
    SHA256,
    NOW,
  );
const error = (code: string, message: string) => ({ error: { code, message }, findings: [] });

describe("an answer with a receipt", () => {
  const received = { status: "/submissions/r", receipt: "r", bundle: { sha256: SHA256 } };

  test("leads to its page, whether the package came first or again", () => {
    expect(read(201, received)).toEqual({ kind: "received", status: "/submissions/r" });
    expect(read(200, received)).toEqual({ kind: "received", status: "/submissions/r" });
  });

  test("for other bytes than those that were checked is told apart", () => {
    const other = { ...received, bundle: { sha256: "cd".repeat(32) } };
    expect(read(201, other)).toEqual({
      kind: "other bytes",
      sha256: "cd".repeat(32),
      status: "/submissions/r",
    });
  });

  test("that leads elsewhere, or is none, counts as no answer", () => {
    expect(read(201, { ...received, status: "https://example.org/" })).toEqual({ kind: "broken" });
    expect(read(200, "<html>")).toEqual({ kind: "broken" });
    expect(read(200, null)).toEqual({ kind: "broken" });
  });
});

describe("an answer without a receipt", () => {
  test("that says when to come back is waited for", () => {
    expect(read(429, error("rate.limited", "Too much."), "30")).toEqual({
      kind: "later",
      message: "Too much.",
      retryAt: 1_030_000,
    });
    expect(read(503, "", "5")).toMatchObject({ kind: "later", retryAt: 1_005_000 });
  });

  test("that names an earlier submission of the same bundle leads to its page, if that is of this site", () => {
    const duplicate = (path: string | null) => ({
      ...error("bundle.duplicate", "Here before."),
      bundle: { id: "b", state: "published", path },
    });
    expect(read(409, duplicate("/bundles/b"))).toEqual({
      kind: "duplicate",
      message: "Here before.",
      path: "/bundles/b",
    });
    expect(read(409, duplicate(null))).toMatchObject({ kind: "duplicate", path: null });
    expect(read(409, duplicate("javascript:alert(1)"))).toMatchObject({ kind: "duplicate", path: null });
  });

  test("that refuses the package brings its findings", () => {
    const one = { pointer: "/results/0", found: "a", expected: "b", remedy: "c" };
    const findings = [
      { ...one, code: "metric.unknown", severity: "error" },
      { ...one, code: "of.a.newer.server", severity: "error" },
      "no finding",
    ];
    expect(read(422, { ...error("package.refused", "Refused."), findings })).toMatchObject({
      kind: "refused",
      message: "Refused.",
      findings: { errors: 1, warnings: 0, groups: [{ code: "metric.unknown", pointers: ["/results/0"] }] },
    });
  });

  test("that says nothing leaves open what became of the package", () => {
    expect(read(500, error("server.error", "Broken."))).toEqual({ kind: "broken" });
    expect(read(502, "Bad gateway")).toEqual({ kind: "broken" });
    expect(read(413, "<html>too large</html>")).toEqual({ kind: "broken" });
    expect(read(0, "")).toEqual({ kind: "broken" });
  });
});

test("a digest is sent as RFC 9530 spells it", () => {
  // Of the empty text.
  expect(base64OfHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")).toBe(
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
  );
});

test.each([
  [404, "receipt.unknown", "corrects"],
  [400, "receipt.malformed", "corrects"],
  [400, "email.malformed", "email"],
  [422, "package.refused", null],
  [415, "content_type.unsupported", null],
] as const)("a refusal %i %s is about the field %s", (status, code, field) => {
  expect(read(status, error(code, "No."))).toMatchObject({ kind: "refused", message: "No.", field });
});

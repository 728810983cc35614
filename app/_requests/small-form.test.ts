import { expect, test } from "vitest";
import { readSmallForm } from "./small-form";

function post(body: string, type = "application/x-www-form-urlencoded"): Request {
  return new Request("http://localhost/", { method: "POST", body, headers: { "content-type": type } });
}

test("a plain form is read", async () => {
  const form = await readSmallForm(
    post("reason=two%0D%0Alines&decision=reject", "application/x-www-form-urlencoded; charset=UTF-8"),
  );
  expect(form && [...form]).toEqual([
    ["reason", "two\r\nlines"],
    ["decision", "reject"],
  ]);
});

test("what is no plain form is not read", async () => {
  expect(await readSmallForm(post("{}", "application/json"))).toBeNull();
  expect(await readSmallForm(post("a=1", "text/plain"))).toBeNull();
  expect(await readSmallForm(new Request("http://localhost/", { method: "POST" }))).toBeNull();
});

test("64 KiB are read, one byte more is not, and a body without end is left", async () => {
  expect((await readSmallForm(post(`a=${"x".repeat(65_534)}`)))?.get("a")).toHaveLength(65_534);
  expect(await readSmallForm(post(`a=${"x".repeat(65_535)}`))).toBeNull();
  const endless = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(16_384));
    },
  });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const init = { method: "POST", body: endless, headers, duplex: "half" };
  expect(await readSmallForm(new Request("http://localhost/", init))).toBeNull();
});

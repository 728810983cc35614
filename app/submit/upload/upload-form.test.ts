import { expect, test } from "vitest";
import { readUploadForm } from "./upload-form";

const BOUNDARY = "made-up-boundary";
const SECOND_MS = 1_000;

const field = (name: string, value: string) =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (content: string, fileName = "bundle.json", name = "file") =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"; filename="${fileName}"\r\ncontent-type: application/json\r\n\r\n${content}\r\n`;
const END = `--${BOUNDARY}--\r\n`;

/** A form that comes in these pieces; `after`: what becomes of the connection then. */
function form(pieces: readonly string[], after: "end" | "break" | "hang" = "end") {
  const encoder = new TextEncoder();
  const left = [...pieces];
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const next = left.shift();
      if (next !== undefined) controller.enqueue(encoder.encode(next));
      else if (after === "end") controller.close();
      else if (after === "break") controller.error(new Error("the connection broke"));
      else return new Promise(() => {});
    },
  });
  return { body, headers: new Headers({ "content-type": `multipart/form-data; boundary=${BOUNDARY}` }) };
}

async function textOf(body: ReadableStream<Uint8Array>): Promise<string> {
  let text = "";
  for await (const chunk of body) text += new TextDecoder().decode(chunk);
  return text;
}

test("a form is read up to its file, which then comes byte for byte", async () => {
  const read = await readUploadForm(
    form([field("email", "a@example.org"), `${field("corrects", "r")}${file("x".repeat(200_000))}`, END]),
    SECOND_MS,
  );
  if (typeof read === "string") throw new Error(read);
  expect([...read.fields]).toEqual([
    ["email", "a@example.org"],
    ["corrects", "r"],
  ]);
  expect(read.fileName).toBe("bundle.json");
  expect(await textOf(read.body)).toBe("x".repeat(200_000));
});

test("a form that ends before its last boundary fails, and so does one whose connection breaks", async () => {
  for (const after of ["end", "break"] as const) {
    const read = await readUploadForm(form([file("x".repeat(100_000)).slice(0, 50_000)], after), SECOND_MS);
    if (typeof read === "string") throw new Error(read);
    await expect(textOf(read.body), after).rejects.toThrow();
  }
});

test("a form without a chosen file, with a file of another name, or cut off before it has none", async () => {
  expect(await readUploadForm(form([field("email", ""), file("", ""), END]), SECOND_MS)).toBe("no file");
  expect(await readUploadForm(form([file("{}", "a.json", "other"), END]), SECOND_MS)).toBe("no file");
  expect(await readUploadForm(form([field("email", "a")], "break"), SECOND_MS)).toBe("no file");
  expect(await readUploadForm(form([field("email", "a")]), SECOND_MS)).toBe("no file");
});

test("what is no such form has none", async () => {
  const { body } = form([file("{}"), END]);
  for (const type of ["application/json", "multipart/form-data", "multipart/form-data; charset=utf-8"]) {
    const headers = new Headers({ "content-type": type });
    expect(await readUploadForm({ body, headers }, SECOND_MS), type).toBe("no file");
  }
  const { headers } = form([]);
  expect(await readUploadForm({ body: null, headers }, SECOND_MS)).toBe("no file");
});

test("a form whose file never begins is not waited for", async () => {
  expect(await readUploadForm(form([field("email", "a")], "hang"), 50)).toBe("too slow");
});

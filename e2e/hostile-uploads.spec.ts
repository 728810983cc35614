import { createHash, randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { ReceivedAnswer } from "@/benchmark/api/answers";
import { NEUTRAL_TEXTS } from "@/benchmark/bad-bundles/hostile-texts";
import { LIMITS } from "@/benchmark/bundle";
import { listBadSubmissions } from "@/importers/package/bad-packages";
import { aDocument, aZip } from "@/importers/package/package-builder";
import { API, aNewDocument, codesOf, errorOf, HostileSender } from "./hostile-sender";
import { exchange, postHead, sendAndLeave, statusesOf } from "./raw-request";

/** Tests send more than anybody may, and do not wait as long for who sends nothing. */
const SETTINGS = {
  UPLOADS_PER_MINUTE: "100000",
  UPLOADS_PER_DAY: "100000",
  CHECKS_PER_MINUTE: "100000",
  STATUS_PER_MINUTE: "100000",
  UPLOAD_IDLE_MS: "3000",
  UPLOAD_GRACE_MS: "4000",
};
const HOSTILE_ORIGIN = "https://made-up-attacker.example";

let sender: HostileSender;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  sender = await HostileSender.start("hostile", SETTINGS);
});

test.afterAll(() => sender.site.end());

test("archives that attack who unpacks them are refused by what they are, and leave nothing behind", async () => {
  const attacks: Record<string, string[]> = {
    "a zip with a path that climbs out": ["archive.path"],
    "a zip with a path from the root": ["archive.path"],
    "a tar with a path that climbs out": ["archive.path"],
    "a zip with a link": ["archive.special"],
    "a tar with a symbolic link": ["archive.special"],
    "a tar with a device": ["archive.special"],
    "a zip with two entries of one name": ["archive.duplicate"],
    "a zip with more entries than there may be": ["archive.entries"],
    "a tar with more entries than there may be": ["archive.entries"],
    "a zip with a file of zeros that fills the disk": ["archive.ratio"],
    "a tar with a file of zeros that fills the disk": ["archive.ratio"],
    "a gzip bomb of spaces": ["file.too_large"],
    "a zip cut off": ["archive.damaged"],
    "a tar packed and cut off then": ["file.gzip"],
    "a zip with an artefact of other bytes": ["artifact.digest"],
  };
  const known = new Map((await listBadSubmissions()).map((one) => [one.name, one]));
  await sender.nothingStored(async () => {
    for (const [name, codes] of Object.entries(attacks)) {
      const { bytes = new Uint8Array(), fileName = "" } = known.get(name) ?? {};
      const answer = await sender.post(API, bytes, { "x-file-name": encodeURIComponent(fileName) });
      expect([name, answer.status, codesOf(answer)]).toEqual([name, 422, codes]);
    }
    // Six gigabytes of spaces in six megabytes: gzip files may be joined.
    const member = new Uint8Array(gzipSync(Buffer.alloc(60 * 1024 * 1024, " ")));
    const bomb = await sender.post(API, new Blob(Array.from({ length: 100 }, () => member)));
    expect([bomb.status, codesOf(bomb)]).toEqual([422, ["file.too_large"]]);
  });
});

test("a request whose length lies is refused, whichever way it lies", async () => {
  const body = aNewDocument();
  const half = body.slice(0, body.length / 2);
  const length = (bytes: number | string) => postHead(API, { "content-length": String(bytes) });
  await sender.nothingStored(async () => {
    // Fewer than are sent: the rest is no request.
    const fewer = await exchange(sender.site.port, (socket) => socket.write(length(half.length) + body));
    expect(statusesOf(fewer).at(-1)).toBe(400);
    expect(fewer).not.toContain("receipt");
    // More than are sent.
    const more = await exchange(sender.site.port, (socket) => socket.end(length(body.length) + half));
    expect(statusesOf(more)).not.toContain(201);
    expect(more).not.toContain("receipt");
    // Two lengths, a length beside chunks, and lengths that are none: one of two readers would take another request.
    const chunked = { "transfer-encoding": "chunked" };
    for (const head of [
      postHead(API, { "content-length": String(body.length), "Content-Length": "5" }),
      postHead(API, { "content-length": String(body.length), ...chunked }),
      postHead(API, { "transfer-encoding": "identity, chunked, made-up" }),
      length("-1"),
      length("1e3"),
    ]) {
      const answer = await exchange(sender.site.port, (socket) => socket.write(head + body));
      expect([head, statusesOf(answer)]).toEqual([head, [400]]);
    }
    // Longer than any package may be: refused before a byte of it has come.
    const huge = await exchange(sender.site.port, (socket) => socket.write(length(LIMITS.packageBytes + 1)));
    expect(statusesOf(huge)).toEqual([413]);
    // Of no stated length, and without an end.
    const endless = await exchange(sender.site.port, (socket) => {
      const mebibyte = Buffer.concat([
        Buffer.from("100000\r\n"),
        Buffer.alloc(1024 * 1024),
        Buffer.from("\r\n"),
      ]);
      const goOn = () => {
        while (socket.writable && socket.write(mebibyte));
      };
      socket.write(postHead(API, chunked));
      socket.on("drain", goOn);
      goOn();
    });
    expect(statusesOf(endless)).toEqual([413]);
  });
});

test("a body that trickles or stops is cut off: 408, and others are served meanwhile", async () => {
  const length = { "content-length": "100000" };
  const multipart = { ...length, "content-type": "multipart/form-data; boundary=made-up" };
  const part = '--made-up\r\ncontent-disposition: form-data; name="file"; filename="a.json"\r\n\r\n';
  const trickle = (head: string) =>
    exchange(sender.site.port, (socket) => {
      socket.write(head);
      const drops = setInterval(() => socket.write(" "), 100);
      socket.once("close", () => clearInterval(drops));
    });
  await sender.nothingStored(async () => {
    const slow = Promise.all([
      trickle(postHead(API, length)),
      exchange(sender.site.port, (socket) => socket.write(postHead(`${API}/validate`, length))),
      trickle(postHead("/submit/upload", multipart) + part),
    ]);
    const meanwhile = await sender.post(`${API}/validate`, aNewDocument());
    expect(meanwhile.status).toBe(200);
    const [trickled = "", stopped = "", form = ""] = await slow;
    expect([statusesOf(trickled), statusesOf(stopped)]).toEqual([[408], [408]]);
    expect(trickled).toContain('"package.too_slow"');
    // The form is led back to itself, with words.
    expect(form).toMatch(/^HTTP\/1\.1 303 [\s\S]*\r\nlocation: \/submit\?/i);
  });
});

test("an upload that is cut at any byte leaves nothing behind, and the same bundle then goes in whole", async () => {
  const log = { name: "log.bin", contents: randomBytes(300_000) };
  const zip = Buffer.from(await aZip([await aDocument(log), log]));
  const named = 'content-disposition: form-data; name="file"; filename="made-up.zip"';
  const form = [Buffer.from(`--made-up\r\n${named}\r\n\r\n`), zip, Buffer.from("\r\n--made-up--\r\n")];
  const chunk = [Buffer.from(`${zip.byteLength.toString(16)}\r\n`), zip, Buffer.from("\r\n0\r\n\r\n")];
  const whole = (path: string, headers: Record<string, string>, ...body: Buffer[]) =>
    Buffer.concat([Buffer.from(postHead(path, headers)), ...body]);
  const sent = [
    whole(API, { "content-length": String(zip.byteLength) }, zip),
    whole(API, { "transfer-encoding": "chunked" }, ...chunk),
    whole(
      "/submit/upload",
      {
        "content-type": "multipart/form-data; boundary=made-up",
        "content-length": String(Buffer.concat(form).byteLength),
      },
      ...form,
    ),
  ];
  await sender.nothingStored(async () => {
    for (const [index, bytes] of sent.entries()) {
      const last = bytes.byteLength - 1;
      const cuts = Array.from({ length: 23 }, (_, step) => Math.floor((last * step) / 22));
      await Promise.all(
        [...cuts, 40, last - 2].map((cut, step) =>
          sendAndLeave(sender.site.port, bytes.subarray(0, cut), (index + step) % 2 === 0),
        ),
      );
    }
    await expect.poll(() => sender.site.uploadFiles()).toEqual([]);
  });
  const { bundles: before } = await sender.site.stored();
  await sender.submit(zip);
  expect(await sender.site.stored()).toMatchObject({ bundles: (before ?? 0) + 1 });
});

test("what arrives with another digest than was announced is not stored", async () => {
  const body = aNewDocument();
  const digest = (text: string) => `sha-256=:${createHash("sha256").update(text).digest("base64")}:`;
  await sender.nothingStored(async () => {
    const other = await sender.post(API, body, { "content-digest": digest(`${body} `) });
    expect([other.status, errorOf(other)]).toEqual([400, "package.digest"]);
    const none = await sender.post(API, body, { "content-digest": "sha-256=:made-up:" });
    expect([none.status, errorOf(none)]).toEqual([400, "content_digest.malformed"]);
  });
  await sender.submit(body, { "content-digest": digest(body) });
});

test("a name of a file or a field can't become a header, a path or a disguise", async () => {
  const names: [sent: string, shown: string | RegExp][] = [
    ["run.json\r\nset-cookie: owned=1", "run.json\\u000d\\u000aset-cookie: owned=1"],
    ["../../../etc/passwd", "passwd"],
    ["C:\\boot\\run.json", "run.json"],
    ["run\u202enosj.exe", "run\\u202enosj.exe"],
    ["\u001b[31mrun\0.json", "\\u001b[31mrun\\u0000.json"],
    ["x".repeat(10_000), /^x{199}…$/],
    ["..", ".."],
    ["<script>alert(1)<%2Fscript>", "<script>alert(1)<%2Fscript>"],
  ];
  for (const [sent, shown] of names) {
    const answer = await sender.post(API, aNewDocument(), { "x-file-name": encodeURIComponent(sent) });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("set-cookie")).toBeNull();
    const { receipt } = ReceivedAnswer.parse(JSON.parse(answer.text));
    sender.secrets.push(receipt);
    expect((await sender.standing(receipt)).bundle.file_name).toEqual(
      typeof shown === "string" ? shown : expect.stringMatching(shown),
    );
  }
  const form = new FormData();
  for (const field of ["__proto__", "constructor", "toString"]) form.append(field, "owned");
  form.append("file", new Blob([aNewDocument()]), '"; filename="../owned');
  const answer = await fetch(`${sender.site.url}/submit/upload`, {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  expect(answer.headers.get("location")).toMatch(/^\/submissions\/[\w-]{43}$/);
  const withdrawn = await sender.post(
    `/api/v1${answer.headers.get("location")}/withdraw`,
    '{"__proto__":{"revision":999},"constructor":{"prototype":{"owned":1}}}',
    { "content-type": "application/json" },
  );
  expect([200, 400]).toContain(withdrawn.status);
  expect((await sender.post(`${API}/validate`, aNewDocument())).status).toBe(200);
});

test("a hundred uploads of one bundle at the same moment store it once, and only its own key opens its receipt", async () => {
  const before = await sender.site.stored();
  const hundred = (body: string, headers: Record<string, string>) =>
    Promise.all(Array.from({ length: 100 }, () => sender.post(API, body, headers)));
  const strangers = await hundred(aNewDocument(), {});
  expect(strangers.map(({ status }) => status).sort()).toEqual([201, ...Array(99).fill(409)]);
  const first = strangers.find(({ status }) => status === 201);
  const { receipt } = ReceivedAnswer.parse(JSON.parse(first?.text ?? ""));
  sender.secrets.push(receipt);

  const key = randomBytes(32).toString("base64url");
  sender.secrets.push(key);
  const oneSender = await hundred(aNewDocument(), { "idempotency-key": key });
  expect(oneSender.map(({ status }) => status).sort()).toEqual([...Array(99).fill(200), 201]);
  const receipts = new Set(oneSender.map(({ text }) => ReceivedAnswer.parse(JSON.parse(text)).receipt));
  expect(receipts.size).toBe(1);
  sender.secrets.push(...receipts);
  expect(await sender.site.stored()).toMatchObject({
    bundles: (before.bundles ?? 0) + 2,
    results: before.results,
  });

  expect(receipt).toMatch(/^[\w-]{43}$/);
  // What is nearly a receipt, or tries to be more than one, opens nothing.
  for (const guess of [
    receipt.slice(0, 42),
    `${receipt}A`,
    `${receipt.slice(0, 42)}${receipt.endsWith("A") ? "B" : "A"}`,
    "' or 1=1 --",
    "%",
    "..%2f..%2fbundles",
    "%00",
  ]) {
    const answer = await fetch(`${sender.site.url}/api/v1/submissions/${encodeURIComponent(guess)}`);
    sender.refusals.push(await answer.text());
    expect([guess, answer.status]).toEqual([guess, 404]);
  }
});

test("no page of another site can send, withdraw or decide anything in a reader's name", async ({ page }) => {
  const { receipt, bundle } = await sender.submit(aNewDocument());
  await sender.signIn(page);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const form = { "content-type": "application/x-www-form-urlencoded", cookie };
  const paths = [
    "/submit/upload",
    API,
    `${API}/validate`,
    `/api/v1/submissions/${receipt}/withdraw`,
    `/submissions/${receipt}/withdraw`,
    `/review/${bundle.id}/decide`,
    `/review/${bundle.id}/forget`,
    "/review/accounts/change",
    "/review/sign-in/send",
    "/review/sign-in/github",
    "/review/sign-out",
    "/account/sign-up/send",
    "/account/revoke",
  ];
  await sender.nothingStored(async () => {
    for (const path of paths) {
      for (const stranger of [
        { origin: HOSTILE_ORIGIN },
        { origin: "null" },
        { origin: sender.site.url, "sec-fetch-site": "cross-site" },
        { origin: `${sender.site.url}.made-up-attacker.example` },
      ]) {
        const answer = await sender.post(path, "revision=4&decision=publish", { ...form, ...stranger });
        expect([path, stranger, answer.status]).toEqual([path, stranger, 403]);
      }
    }
    // A real browser, signed in here, on a page of another site: 127.0.0.1 is not localhost to it.
    await page.route("http://127.0.0.1:*/attack", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<form method="post" action="${sender.site.url}/submissions/${receipt}/withdraw"><input name="revision" value="3"><button>A prize</button></form>`,
      }),
    );
    await page.goto(`http://127.0.0.1:${sender.site.port}/attack`);
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "A prize" }).click();
    expect((await answered).status()).toBe(403);
  });
  expect((await sender.standing(receipt)).state).toBe("pending");
});

/** A field of a CSV file that a spreadsheet would calculate. */
const FORMULA = /(?:^|,)"?[=+@\t\r]|(?:^|,)"?-(?!\d)/m;

test("what looks like a script, a formula, SQL or a template is published as text, and obeyed nowhere", async ({
  page,
}) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  // All of the made-up scripts would set the title to this.
  await page.addInitScript(() => {
    const title = Object.getOwnPropertyDescriptor(Document.prototype, "title");
    Object.defineProperty(document, "title", {
      get: () => title?.get?.call(document),
      set(text) {
        if (text === "owned") Object.assign(window, { wasObeyed: true });
        title?.set?.call(document, text);
      },
    });
  });
  await sender.signIn(page);
  const { results } = await sender.site.stored();
  const submitted = [];
  for (const { text } of NEUTRAL_TEXTS) submitted.push(await sender.submit(text));
  const visit = async (path: string) => {
    const answer = await page.goto(`${sender.site.url}${path}`);
    expect([path, answer?.status()]).toEqual([path, 200]);
    const hostile = page.locator(
      "img[src='x'], a[href^='javascript:' i], a[href^='https://evil' i]:not([rel~='nofollow'])",
    );
    const found = await hostile.evaluateAll((elements) => elements.map(({ outerHTML }) => outerHTML));
    expect([path, found]).toEqual([path, []]);
    expect([path, await page.evaluate(() => "wasObeyed" in window)]).toEqual([path, false]);
  };
  await visit("/review");
  for (const { receipt, bundle } of submitted) {
    await visit(`/review/${bundle.id}`);
    const published = await sender.publish(page, receipt);
    await visit(published.status);
    for (const path of [published.bundle.path, published.results[0]?.path]) await visit(path ?? "");
    const details = await page
      .locator('main a[href^="/models/"], main a[href^="/techniques/"]')
      .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href") ?? ""))]);
    expect(details.length).toBeGreaterThan(0);
    for (const path of details) await visit(path);
    await visit(`/compare?a=${published.results[0]?.id}`);
  }
  for (const path of [
    "/leaderboards/inference?level=runs",
    "/trade-offs?axis=inference",
    "/coverage",
    "/claims",
    "/choose",
    "/",
  ]) {
    await visit(path);
  }
  expect(dialogs).toEqual([]);
  // None of the SQL was obeyed either.
  expect(await sender.site.stored()).toMatchObject({ results: (results ?? 0) + NEUTRAL_TEXTS.length });

  const board = async (ending: string) => {
    const answer = await fetch(`${sender.site.url}/leaderboards/inference.${ending}?level=runs`);
    // Never a type that a browser makes a page of.
    expect(answer.headers.get("content-type")).toMatch(
      /^(?:text\/(?:csv|markdown|plain)|application\/json)\b/,
    );
    return answer.text();
  };
  const csv = await board("csv");
  expect(csv).toContain("'=HYPERLINK(");
  expect(csv).toContain("'@SUM(1+1)");
  expect(csv.replace(/"(?:[^"]|"")*"/g, (field) => field.replaceAll("\n", " "))).not.toMatch(FORMULA);
  const markdown = await board("md");
  expect(markdown).not.toMatch(/<(?:script|img)|[^\\]\]\(javascript:/);
  const tex = await board("tex");
  expect(tex).toContain("\\$(touch owned)");
  expect(tex).not.toMatch(/[^\\]\$\(touch/);
  expect(JSON.stringify(JSON.parse(await board("json")))).toContain(
    "<script>document.title='owned'</script>",
  );

  const [file] = submitted;
  const sent = await fetch(`${sender.site.url}/bundles/${file?.bundle.id}/files/bundle.json`);
  expect([sent.status, sent.headers.get("content-disposition")?.slice(0, 10)]).toEqual([200, "attachment"]);
  expect(sent.headers.get("content-security-policy")).toContain("sandbox");
});

test("no receipt, key, session or password stands in anything that the server printed or refused with", () => {
  expect(sender.secrets.length).toBeGreaterThan(20);
  sender.expectNothingTold();
});

import { Readable } from "node:stream";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";

/** A form with a file, as far as it was read: the file itself is still to come. */
export interface UploadForm {
  /** Fields that stand before the file. */
  fields: ReadonlyMap<string, string>;
  fileName: string;
  /** Fails where the form breaks off before its end. */
  body: ReadableStream<Uint8Array>;
}

/** `too slow`: the file did not begin in time; `no file`: the form has none, or was broken off before it. */
export type FormProblem = "no file" | "too slow";

const FORM_LIMITS = { fields: 10, fieldSize: 1_000, files: 1, headerPairs: 20 };
const TYPE = /^multipart\/form-data\s*;/i;

/**
 * Reads a form up to its file, and hands the file on as it comes in. What is not read is left where it is: to cancel it
 * would close the connection before the sender was told why.
 *
 * @param patienceMs how long to wait for the file to begin.
 */
export async function readUploadForm(
  request: Pick<Request, "headers" | "body">,
  patienceMs: number,
): Promise<UploadForm | FormProblem> {
  const type = request.headers.get("content-type") ?? "";
  const parser = TYPE.test(type) ? parserOf(type) : null;
  if (!parser || !request.body) return "no file";
  const source = Readable.from(request.body, { objectMode: false });
  const fields = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  const read = await new Promise<UploadForm | FormProblem>((resolve) => {
    timer = setTimeout(resolve, patienceMs, "too slow");
    const nothing = () => resolve("no file");
    parser.on("field", (name, value) => fields.set(name, value));
    parser.on("file", (name, file, fileName) => {
      // Without a listener the error of a form that breaks off would end the process.
      file.on("error", nothing);
      source.once("error", (error) => file.destroy(error));
      if (name === "file" && fileName) resolve({ fields, fileName, body: bytesOf(file) });
      else file.resume();
    });
    parser.on("finish", nothing);
    parser.on("error", nothing);
    source.on("error", nothing);
    source.pipe(parser);
  });
  clearTimeout(timer);
  if (typeof read === "string") source.unpipe(parser);
  return read;
}

/** null for a type that names no boundary. */
function parserOf(type: string): InstanceType<typeof Busboy> | null {
  try {
    return new Busboy({ headers: { "content-type": type }, limits: FORM_LIMITS });
  } catch {
    return null;
  }
}

function bytesOf(file: BusboyFileStream): ReadableStream<Uint8Array> {
  const chunks = file.iterator({ destroyOnReturn: false });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      },
    },
    { highWaterMark: 0 },
  );
}

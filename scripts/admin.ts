// npm run admin -- EMAIL: makes the first admin, or a reviewer. Exit 0 done, 1 could not, 2 wrong usage.
import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { z } from "zod";
import { readAccountName } from "@/benchmark/api/account-name";
import { type Role, readRole } from "@/benchmark/review/role";
import { appointAccount } from "@/db/accounts";
import { migrateDatabase } from "@/db/migrate";
import { PASSWORD_LENGTH } from "@/db/password-length";
import { openDatabase } from "./database";
import { Failure } from "./failure";
import { runScript, type ScriptRun } from "./script-run";

const LONGEST_NAME = 100;
const USAGE = `Usage: npm run admin -- EMAIL [--role reviewer|admin] [--name NAME] [--generate]

Makes an account of this mail address that may decide on submissions, or gives the one it has that role, in the
database of DATABASE_URL or the embedded Postgres. Either way it gets a new password, and whoever was signed in as it,
or had a token of it, is not any more.

  --role      admin (also gives roles; the default) or reviewer
  --name      what other reviewers see; without it, the address up to its @
  --generate  make a password and print it, once
  --help      this text

The password is asked for on a terminal, and otherwise read from standard input.
Exit code: 0 done, 1 it could not be, 2 wrong usage.`;

interface Options {
  email: string;
  role: Role;
  name: string;
  generate: boolean;
}

const options = readOptions();
if (typeof options === "number") process.exitCode = options;
else await runScript({ interrupted: 130 }, (run) => appoint(options, run));

/** The options of the command line, or the exit code where there is nothing to do. */
function readOptions(): Options | number {
  try {
    const flag = { type: "boolean", default: false } as const;
    const { values, positionals } = parseArgs({
      options: {
        role: { type: "string", default: "admin" },
        name: { type: "string" },
        generate: flag,
        help: { ...flag, short: "h" },
      },
      allowPositionals: true,
    });
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    const [email, ...others] = positionals;
    const role = readRole(values.role);
    if (email && others.length === 0 && role !== null && role !== "submitter") {
      if (!z.email().safeParse(email).success) throw new Error(`"${email}" is no mail address.`);
      const given = values.name?.trim() || email.split("@", 1)[0] || email;
      const name = readAccountName(given, LONGEST_NAME);
      if (name === null)
        throw new Error("The name has more than 100 characters, or some that can’t be seen.");
      return { email, role, name, generate: values.generate };
    }
    console.error(USAGE);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
  return 2;
}

async function appoint({ email, role, name, generate }: Options, run: ScriptRun): Promise<number> {
  const password = generate ? randomBytes(18).toString("base64url") : await readPassword(run.signal);
  const { least, most } = PASSWORD_LENGTH;
  if (password.length < least || password.length > most) {
    throw new Failure(`A password has ${least} to ${most} characters; nothing was changed.`);
  }
  const { url, stop, abandon } = await openDatabase((line) => console.error(line));
  run.atEnd(stop, abandon);
  run.signal.throwIfAborted();
  await migrateDatabase(url);
  run.signal.throwIfAborted();
  const outcome = await appointAccount({ email, name, role, password }, url);
  const did = outcome === "made" ? "Made an account" : "Changed the account";
  console.log(`${did}: ${email.toLowerCase()} is ${role === "admin" ? "an admin" : "a reviewer"}.`);
  if (generate) console.log(`Its password, shown this once: ${password}`);
  console.log("Sign in at /review/sign-in.");
  return 0;
}

/** Standard input without the end of its line; on a terminal asked for twice, and not shown. */
async function readPassword(signal: AbortSignal): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, "");
  const password = await ask("Password: ", signal);
  if ((await ask("Once more: ", signal)) !== password) {
    throw new Failure("These were two different passwords; nothing was changed.");
  }
  return password;
}

async function ask(prompt: string, signal: AbortSignal): Promise<string> {
  process.stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      terminal.once("line", resolve);
      // In this mode the terminal sends Ctrl-C to the reader, not to the process.
      terminal.once("SIGINT", () => reject(new Failure("Interrupted; nothing was changed.")));
      terminal.once("close", () => reject(new Failure("No password was typed; nothing was changed.")));
      signal.addEventListener("abort", () => reject(new Failure("Interrupted.")), { once: true });
    });
  } finally {
    terminal.close();
    process.stderr.write("\n");
  }
}

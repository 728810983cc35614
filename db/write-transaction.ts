import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { CONNECTION_OPTIONS, type Database, requiredUrl } from "./client";
import * as schema from "./schema";

const CONNECT_MS = 5_000;
/** So that a writer that hangs, or whose machine is gone, does not hold its locks for ever. */
const IDLE_LIMIT = "60s";

/**
 * Runs `work` in one transaction on a connection of its own, to `url` or DATABASE_URL: all of it is stored or nothing.
 * A transaction that `work` opens in it is a savepoint.
 *
 * Not by `begin` of postgres.js 3.4.9: when the connection is cut in the middle, that writes its rollback to a socket
 * that is gone, which ends the process (issue 1208 there), and what `work` asks later can run on a new connection,
 * outside of the transaction (pull request 1155 there). Here there is no second connection.
 */
export async function writeTransaction<T>(work: (tx: Database) => Promise<T>, url?: string): Promise<T> {
  let isCut = false;
  let isCommitting = false;
  const end = () => client.end({ timeout: 0 });
  const options = {
    ...CONNECTION_OPTIONS,
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    socket: socketOnce(),
    // From here on everything that is asked is refused at once; otherwise it would wait for a connection for ever.
    onclose: () => {
      isCut = true;
      void end();
    },
  };
  const client = postgres(url ?? requiredUrl(), options);
  try {
    const db = withSavepoints(drizzle(client, { schema }));
    await db.execute(sql`begin /* writeTransaction */`);
    await db.execute(sql.raw(`set local idle_in_transaction_session_timeout = '${IDLE_LIMIT}'`));
    const result = await work(db);
    isCommitting = true;
    await db.execute(sql`commit /* writeTransaction */`);
    return result;
  } catch (cause) {
    if (!isCut) throw cause;
    const outcome = isCommitting ? "whether it was stored is not known" : "nothing was stored";
    throw new Error(`The connection to the database was cut; ${outcome}.`, { cause });
  } finally {
    // Whatever was not committed is rolled back with the connection.
    await end();
  }
}

interface Address {
  host: string[];
  port: number[];
  path?: string | false;
}

/** What postgres.js connects by: the first of the hosts that answers, and never a second time. */
function socketOnce(): (address: Address) => Promise<Socket> {
  let isUsed = false;
  return async ({ host, port, path }) => {
    if (isUsed) throw new Error("This connection is not opened a second time.");
    isUsed = true;
    let failure: unknown = new Error("The address of the database names no host.");
    for (const [index, name] of host.entries()) {
      const socket = path ? connect(path) : connect(port[index] ?? 5432, name);
      try {
        await once(socket, "connect", { signal: AbortSignal.timeout(CONNECT_MS) });
        return socket;
      } catch (error) {
        socket.destroy();
        failure = error;
      }
    }
    throw failure;
  };
}

function withSavepoints(db: Database): Database {
  let depth = 0;
  const savepoint = async <T>(work: (tx: Database) => Promise<T>): Promise<T> => {
    const name = sql.identifier(`step_${++depth}`);
    await db.execute(sql`savepoint ${name}`);
    try {
      const result = await work(db);
      await db.execute(sql`release savepoint ${name}`);
      return result;
    } catch (error) {
      await db.execute(sql`rollback to savepoint ${name}`);
      throw error;
    } finally {
      depth--;
    }
  };
  return Object.assign(db, { transaction: savepoint });
}

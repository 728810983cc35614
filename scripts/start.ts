// npm start: a database that runs, has the current schema and is not empty, a current build, and the web server.
import { keepAuthSecret } from "@/db/auth-secret";
import { readTrustedProxies } from "./client-address";
import { dataDirectory, prepareDatabase } from "./database";
import { readMailSetting, startMailSender } from "./mail-sender";
import { ensureBuild } from "./production-build";
import { runScript } from "./script-run";
import { step } from "./step";
import { checkPort, readListening, serveBuild } from "./web-server";

Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });

await runScript({ interrupted: 0 }, async (run) => {
  const listening = readListening();
  readTrustedProxies();
  const mail = readMailSetting();
  // Before anything that takes long.
  await checkPort(listening);
  const url = await prepareDatabase(run);
  process.env.DATABASE_URL = url;
  process.env.AUTH_SECRET ||= keepAuthSecret(dataDirectory());
  await step("build", "building the pages", async () => {
    const made = await ensureBuild(run.signal);
    return { done: made ? "made" : "current", result: null };
  });
  run.signal.throwIfAborted();
  await step("server", "starting", async () => {
    run.atEnd(await serveBuild(listening));
    if (mail) run.atEnd(startMailSender(mail, url));
    return { done: `listens on port ${listening.port}`, result: null };
  });
  console.log(`\n  ${listening.address}`);
  return "serving";
});

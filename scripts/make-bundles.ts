// npm run bundles: makes bundles/*.json from bundles/figures/*.json
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { BUNDLES_FOLDER, bundleFiles } from "./bundle-files";

for (const [name, text] of bundleFiles()) {
  writeFileSync(join(BUNDLES_FOLDER, name), text);
  console.log(`bundles/${name}`);
}

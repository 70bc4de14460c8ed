// Writes src/api/schema.ts, the types of the API, from openapi.json; with --check it only says whether they agree.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const description = JSON.parse(await readFile(new URL("../openapi.json", import.meta.url), "utf8"));
const schema = new URL("../src/api/schema.ts", import.meta.url);

const head = "// Generated from openapi.json by `npm run types`: change the server, not this file.\n";
const made = head + astToString(await openapiTS(description));

if (!process.argv.includes("--check")) {
  await writeFile(schema, made);
} else if (made !== (await readFile(schema, "utf8").catch(() => ""))) {
  console.error("src/api/schema.ts is not what openapi.json gives: run `npm run types` in web and commit what it writes.");
  process.exitCode = 1;
}

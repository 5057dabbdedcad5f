// One run in a process of its own, to be killed at any instant: prints the name of each step as it ends.
// node runChild.js <root> <instant> <address of the stub>
import {run} from "../../pipeline/run/run.js";
import {loadSettings} from "../../pipeline/settings.js";

const [root = "", instant = "", stub = ""] = process.argv.slice(2);
const settings = loadSettings({BIO_ALLOW_HTTP: "1", BIO_ALLOW_PRIVATE: "1", BIO_ENDPOINTS: `world_bank=${stub}`}, root);
process.stdout.write("begun\n");
const {manifest} = await run(settings, {
  now: () => new Date(instant),
  ask: ["world_bank"],
  http: {sleep: async () => {}},
  progress: step => process.stdout.write(`${step}\n`)
});
process.stdout.write(`ended ${manifest.content_id}\n`);

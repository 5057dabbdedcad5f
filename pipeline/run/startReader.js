// The thread that reads: loads the TypeScript sources as bio.js does, then the file it was started for.
import {workerData} from "node:worker_threads";
import {register} from "tsx/esm/api";

register();
await import(workerData.entry);

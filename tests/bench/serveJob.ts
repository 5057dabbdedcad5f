import {serve} from "../../dashboard/site/serve.js";

/** Serves a folder in a process of its own, so that its memory can be told: MB, whenever it is asked. */
const {address} = await serve(process.argv[2] ?? "", {port: 0, host: "127.0.0.1"});
process.on("message", () => process.send?.(process.memoryUsage.rss() / 1_000_000));
process.send?.(address);

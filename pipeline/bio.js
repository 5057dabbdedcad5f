#!/usr/bin/env node
// The command: loads the TypeScript sources in this same process, so that starting costs one Node and no more.
import {register} from "tsx/esm/api";

register();
const {main} = await import("./cli/main.ts");
process.exitCode = await main(process.argv.slice(2));

#!/usr/bin/env node
// The command. Help is plain JavaScript and answered at once; for everything else the TypeScript sources are loaded in
// this same process, so that starting costs one Node and no more.
const {readLine} = await import("./cli/help/line.js");
const line = readLine(process.argv.slice(2));
if ("answer" in line) console.log(line.answer);
else {
  const {register} = await import("tsx/esm/api");
  register();
  const {main} = await import("./cli/main.ts");
  process.exitCode = await main(line);
}

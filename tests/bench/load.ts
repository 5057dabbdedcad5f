import {fork} from "node:child_process";
import {once} from "node:events";
import {Agent, get} from "node:http";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {atMost, type Extent, type Result} from "./measure.js";

const A_SECOND = 1000;

/** What readers ask for, and how it is answered. */
const TARGETS: readonly [path: string, status: number][] = [
  ["index.html", 200],
  ["progress", 200],
  ["areas/grp-wood.html", 200],
  ["published/observation.csv", 200],
  ["operations.json", 200],
  ["published/datapackage.json", 200],
  ["icon.png", 404],
  ["progress/", 301]
];

/** Asks the site that was built for a thousand things a second, whatever becomes of the answers. */
export async function* load(root: string, {loadSeconds}: Extent): AsyncGenerator<Result> {
  const job = fileURLToPath(new URL("serveJob.ts", import.meta.url));
  const child = fork(job, [join(root, "dashboard", "dist")], {execArgv: ["--import", "tsx"]});
  try {
    const [address] = (await once(child, "message")) as [string];
    const memory = async () => {
      child.send("memory");
      return ((await once(child, "message")) as [number])[0];
    };
    const first = loadSeconds / 4;
    const warm = await ask(address, first);
    const early = await memory();
    const rest = await ask(address, loadSeconds - first);
    const what = `${A_SECOND} requests a second for ${loadSeconds} s`;
    yield atMost(`${what}: wrong answers or none`, warm.wrong + rest.wrong, 0);
    yield atMost(`${what}: behind at the end, s`, warm.behind + rest.behind, 1);
    yield atMost(`${what}: memory at the end / after a quarter`, (await memory()) / early, 1.3);
  } finally {
    child.kill();
  }
}

async function ask(address: string, seconds: number): Promise<{wrong: number; behind: number}> {
  const agent = new Agent({keepAlive: true, maxSockets: 50});
  const start = performance.now();
  const answers: Promise<boolean>[] = [];
  for (let asked = 0; asked < seconds * A_SECOND; asked = answers.length) {
    const due = Math.min(seconds * A_SECOND, ((performance.now() - start) / 1000) * A_SECOND);
    while (answers.length < due) answers.push(isRight(address, agent, answers.length));
    await wait(5);
  }
  const right = await Promise.all(answers);
  agent.destroy();
  return {
    wrong: right.filter(one => !one).length,
    behind: Math.max(0, (performance.now() - start) / 1000 - seconds)
  };
}

function isRight(address: string, agent: Agent, i: number): Promise<boolean> {
  const [path, status] = TARGETS[i % TARGETS.length] ?? ["", 200];
  return new Promise(resolve => {
    const request = get(address.replace("localhost", "127.0.0.1") + path, {
      agent,
      headers: {"accept-encoding": "gzip"}
    });
    request.on("error", () => resolve(false));
    request.on("response", answer => {
      answer.on("end", () => resolve(answer.statusCode === status)).on("error", () => resolve(false));
      answer.resume();
    });
  });
}

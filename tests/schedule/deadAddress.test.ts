import {expect, test} from "vitest";
import type {RunEvent} from "../../pipeline/contracts/runEvent.js";
import {failingRequests} from "../../pipeline/run/failingRequests.js";
import {dueJobs, nextRunAt, waitingRequests} from "../../pipeline/schedule/plan.js";
import urlFile from "../../pipeline/sources/url_file.js";
import {startFileServer} from "../helpers/api/fileServer.js";
import {ask} from "../helpers/asking.js";
import {withFolder} from "../helpers/project.js";
import {clockOf, japan} from "./ledger.js";

test("of two addresses one is dead: for sixteen days the other is asked as planned, and the dead one ever less often", async () => {
  const server = await startFileServer({"/good.csv": {body: "a,b\n1,2\n"}, "/gone.csv": {status: 404, body: "gone"}});
  const requests = {good: `url=${server.base}good.csv`, gone: `url=${server.base}gone.csv`};
  const asked: Record<string, (string | undefined)[]> = {"/good.csv": [], "/gone.csv": []};
  const events: RunEvent[] = [];
  await withFolder(async archive => {
    let now = japan("2026-11-24 06:00");
    while (now < japan("2026-12-10 12:00")) {
      for (const job of dueJobs([urlFile], events, now)) {
        const common = {run_id: `run-${events.length}`, at: now.toISOString()};
        const {trigger, due_at} = job;
        const only = job.requests && {requests: [...job.requests]};
        const queued = {sources: [urlFile.id], trigger, due_at: due_at.toISOString(), ...only};
        const waiting = waitingRequests(urlFile, events, now);
        const which = {only: job.requests, waiting, failing: failingRequests(urlFile.id, events)};
        const before = server.requests.length;
        const result = await ask({source: urlFile, archive, requests, which, effects: {now: () => now}});
        for (const {path} of server.requests.slice(before)) asked[path]?.push(clockOf(now));
        events.push({event: "queued", ...common, ...queued}, {event: "source", ...common, ...result, ms: 0});
        events.push({event: "ended", ...common, outcome: "unchanged"});
      }
      now = nextRunAt(urlFile, events, now);
    }
  });
  await server.close();
  const days = Array.from({length: 17}, (_, i) =>
    clockOf(new Date(japan("2026-11-24 06:25").valueOf() + i * 86_400_000))
  );
  expect(asked["/good.csv"]).toEqual(["2026-11-24 06:00", ...days]);
  expect(asked["/gone.csv"]).toEqual([
    ...["06:00", "06:15", "07:15", "10:15", "18:15"].map(time => `2026-11-24 ${time}`),
    ...["2026-12-01 06:25", "2026-12-08 06:25"]
  ]);
});

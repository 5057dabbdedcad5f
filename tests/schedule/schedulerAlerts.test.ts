import {expect, test} from "vitest";
import {alertsPath} from "../../pipeline/schedule/afterRun.js";
import {raise} from "../../pipeline/schedule/alerts/outbox.js";
import {alertSettings} from "../../pipeline/schedule/alerts/settings.js";
import {loadSettings} from "../../pipeline/settings.js";
import {makeProject, withFolder} from "../helpers/project.js";
import {alertOf} from "./alerts/world.js";
import {clockOf} from "./ledger.js";
import {figures, HOUR, makeStage, type Stage} from "./stage.js";

const alerts = alertSettings({BIO_ALERT_WEBHOOK: "https://example.org/hook"});

/** A webhook that refuses so many times, and when it was tried. */
function webhook(stage: Stage, refusals: number) {
  const tried: (string | undefined)[] = [];
  const post = async () => {
    tried.push(clockOf(stage.now()));
    return {status: tried.length > refusals ? 200 : 503};
  };
  return {tried, alertEffects: {post}};
}

test("an alert goes out right after its run, and is offered again at a later look where nobody took it", async () => {
  const project = await makeProject();
  await project.edit("data/reference/area.csv", text => text.replace("grp-wood,seg-primary", "grp-wood,seg-wood"));
  const stage = makeStage(project.settings, "2026-11-26 11:50"); // the first run fails, as do those of 12:00 and 13:00
  const {tried, alertEffects} = webhook(stage, 2);
  await stage.run("2026-11-26 14:00", {sources: [figures], alerts, alertEffects});
  expect(await stage.alerts()).toEqual(["failure run"]);
  expect(tried).toEqual(["2026-11-26 11:50", "2026-11-26 12:00", "2026-11-26 12:30"]);
  expect(stage.codes().filter(code => code === "alert_channel")).toHaveLength(2);
  expect(stage.codes().filter(code => code === "alert")).toHaveLength(1);
  await project.remove();
});

test("a clock that was set back does not keep what waits from being offered", async () => {
  await withFolder(async root => {
    const settings = loadSettings({}, root);
    const stage = makeStage(settings, "2026-11-26 12:00");
    await raise(alertsPath(settings), [alertOf("failure:a")], stage.now);
    const {tried, alertEffects} = webhook(stage, 1);
    const sleep = async () => {
      if (stage.pauses.length === 1) stage.pass(-24 * HOUR);
    };
    await stage.run("2026-11-25 14:00", {sources: [], alerts, alertEffects, sleep});
    expect(tried).toEqual(["2026-11-26 12:00", "2026-11-25 12:30"]);
  });
});

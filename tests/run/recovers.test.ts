import {readdir, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {hashesIn, manifestOf, OBSERVATIONS, type Project, withProject, withRanProject} from "../helpers/project.js";

const published = ({settings}: Project) => hashesIn(join(settings.published, "current/"));

test("a manifest torn by a crash is put right by the next run", async () => {
  await withRanProject(async project => {
    const before = await published(project);
    await writeFile(join(project.settings.published, "current", "manifest.json"), '{"content_id": "12');
    expect((await project.run()).steps.at(-1)?.[0]).toBe("publish");
    expect(await published(project)).toEqual(before);
  });
});

test("an archived file that was lost comes back from its source, with no second receipt", async () => {
  await withRanProject(async project => {
    const ledger = await project.read("data/archive/ledger.jsonl");
    const kept = (await readdir(project.settings.archive)).filter(name => name !== "ledger.jsonl");
    for (const name of kept) await rm(join(project.settings.archive, name));
    expect((await project.run()).steps.at(-1)?.[0]).toBe("unchanged");
    expect((await readdir(project.settings.archive)).filter(name => name !== "ledger.jsonl").sort()).toEqual(
      kept.sort()
    );
    expect(await project.read("data/archive/ledger.jsonl")).toBe(ledger);
  });
});

test("figures published by a run that never ended do not outlive the edit they came from", async () => {
  await withRanProject(async project => {
    const {content_id} = await manifestOf(project);
    const record = await project.read("data/runs.jsonl");
    const document = "data/reference/document.csv";
    const kept = await project.read(document);
    await project.edit(document, text => text.replace("AnswersNews", "AnswersNews Inc."));
    const abandoned = await project.run();
    await writeFile(join(project.root, "data/runs.jsonl"), record); // it died before it could say that it ended
    await project.edit(document, () => kept);
    expect(abandoned.manifest.content_id).not.toBe(content_id);
    expect((await project.run()).manifest.content_id).toBe(content_id);
  });
});

test("a warning of the last run is told again as long as nothing changes", async () => {
  await withProject(async project => {
    await project.edit(OBSERVATIONS, text => text.replace(",88530,", ",多数,"));
    const first = await project.run();
    expect(first.warnings).toMatchObject([{check: "quarantine_waiting", count: 1}]);
    const again = await project.run();
    expect(again.steps.at(-1)?.[0]).toBe("unchanged");
    expect(again.warnings).toEqual(first.warnings);
  });
});

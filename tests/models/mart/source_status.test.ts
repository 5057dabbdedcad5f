import {expect, test} from "vitest";
import {type GivenFile, modelsOf, rows, type World} from "../../helpers/store.js";

const withModels = modelsOf(
  "mart.source_status",
  "mart.quarantine",
  "mart.correction",
  "mart.document",
  "mart.observation"
);

const [ONE, OTHER] = ["a1b2c3d4e5f60".padEnd(64, "0"), "0f9e8d7c6b5a4".padEnd(64, "1")];
const INBOX = "data/inbox/reports";

/** Reports as they came: each is good for one figure, and has one that is held. */
const sent = (...files: Partial<GivenFile>[]): World => ({
  source: {inbox: "reports"},
  files: files.map((file, i) => ({
    file: `${INBOX}/a.csv`,
    artifact_sha256: ONE,
    readings: [
      {address: "line 2", period: `${2020 + i}`},
      {address: "line 3", value: "?"}
    ],
    ...file
  }))
});

const STATUS =
  "select file, is_newest, receipts, readings, accepted, quarantined from mart.source_status order by file";

test("a report is called by the first digits of its bytes, in every table, and a file of ours by its name", async () => {
  await withModels(sent({}), async store => {
    expect(await rows(store, STATUS)).toEqual([["file-a1b2c3d4e5f6", true, 1, 2, 1, 1]]);
    expect(await rows(store, "select file, artifact_sha256 from mart.observation")).toEqual([
      ["file-a1b2c3d4e5f6", ONE]
    ]);
    expect(await rows(store, "select file, rule_id, quarantined from mart.quarantine")).toEqual([
      ["file-a1b2c3d4e5f6", "number_unreadable", 1]
    ]);
  });
  await withModels({...sent({}), source: {}}, async store => {
    expect(await rows(store, STATUS)).toEqual([[`${INBOX}/a.csv`, true, 1, 2, 1, 1]]);
    expect(await rows(store, "select distinct file from mart.observation")).toEqual([[`${INBOX}/a.csv`]]);
  });
});

test("the same bytes under two names are one file, whose counts add up; other bytes of one name are two", async () => {
  const named = sent({}, {file: `${INBOX}/b.csv`});
  await withModels(named, async store => {
    expect(await rows(store, STATUS)).toEqual([["file-a1b2c3d4e5f6", true, 2, 4, 2, 2]]);
    expect(await rows(store, "select quarantined from mart.quarantine")).toEqual([[2]]);
  });
  await withModels(sent({is_newest: false}, {artifact_sha256: OTHER}), async store => {
    expect(await rows(store, STATUS)).toEqual([
      ["file-0f9e8d7c6b5a", true, 1, 2, 1, 1],
      ["file-a1b2c3d4e5f6", false, 1, 2, 0, 0]
    ]);
  });
});

test("a decision is published by cell and day where a figure rests on it, and never who took it or of what is held", async () => {
  const decision = (file: string, address: string, field: string, decided_on: string) => ({
    source_id: "test",
    file: `${INBOX}/${file}`,
    address,
    field,
    expect: "1",
    replacement: "1",
    reason_ja: "理由",
    decided_by: "佐藤",
    decided_on
  });
  const correction = [
    decision("a.csv", "line 2", "value", "2026-11-23"),
    decision("b.csv", "line 2", "value", "2026-11-24"),
    decision("a.csv", "line 3", "drop", "2026-11-24")
  ];
  await withModels({...sent({}, {file: `${INBOX}/b.csv`}), reference: {correction}}, async store => {
    expect(await rows(store, "select * from mart.correction")).toEqual([
      ["test", "file-a1b2c3d4e5f6", ONE, "line 2", "value", null, "2026-11-24"]
    ]);
  });
});

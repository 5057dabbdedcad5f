import {expect, test} from "vitest";
import {artifactsOf} from "../../pipeline/collect/received.js";
import {sha256Of} from "../../pipeline/contracts/sha256.js";

const receipt = (content: string, received_at: string, name = "a.csv", source_id = "test") => ({
  source_id,
  name,
  sha256: sha256Of(content),
  bytes: content.length,
  received_at,
  licence: "MIT"
});

test("of a file that came three times, the last content is the newest, even if it came before", () => {
  const ledger = [
    receipt("one", "2026-01-01T00:00:00.000Z"),
    receipt("two", "2026-01-02T00:00:00.000Z"),
    receipt("one", "2026-01-03T00:00:00.000Z")
  ];
  expect(artifactsOf("test", ledger)).toEqual([
    {
      source_id: "test",
      file: "a.csv",
      artifact_sha256: sha256Of("one"),
      bytes: 3,
      receipts: 2,
      first_received_at: "2026-01-01T00:00:00.000Z",
      last_received_at: "2026-01-03T00:00:00.000Z",
      first_received_on: "2026-01-01",
      standing_since: "2026-01-03T00:00:00.000Z",
      standing_since_on: "2026-01-03",
      is_newest: true,
      follows: true,
      replaced_on: ""
    },
    expect.objectContaining({
      artifact_sha256: sha256Of("two"),
      receipts: 1,
      is_newest: false,
      follows: true,
      replaced_on: "2026-01-03"
    })
  ]);
});

test("the day of receiving is the day in Japan", () => {
  const days = ["2026-11-23T14:59:59.999Z", "2026-11-23T15:00:00.000Z"].map(
    instant => artifactsOf("test", [receipt("x", instant)])[0]?.first_received_on
  );
  expect(days).toEqual(["2026-11-23", "2026-11-24"]);
});

test("files of other names and of other sources are kept apart", () => {
  const ledger = [
    receipt("x", "2026-01-01T00:00:00.000Z", "a.csv"),
    receipt("x", "2026-01-01T00:00:00.000Z", "b.csv"),
    receipt("y", "2026-01-01T00:00:00.000Z", "a.csv", "other")
  ];
  expect(artifactsOf("test", ledger).map(({file, is_newest}) => [file, is_newest])).toEqual([
    ["a.csv", true],
    ["b.csv", true]
  ]);
});

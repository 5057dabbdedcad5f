import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {readPage, soundServices} from "../helpers/api/soundAnswers.js";

describe.each(Object.entries(soundServices))("of an answer of %s", (_name, service) => {
  test("one odd entry is one held reading with its place, and every other is read as before", () => {
    const entry = fc.tuple(fc.integer({min: 1, max: 7}), fc.nat(), fc.nat());
    fc.assert(
      fc.property(entry, ([rows, nth, kind]) => {
        const [page] = service.pages(rows, rows);
        if (!page) throw new Error("no page");
        const sound = readPage(service, page);
        expect(sound).toHaveLength(rows);
        const i = nth % rows;
        const spoil = service.spoils[kind % service.spoils.length];
        page.list[i] = spoil?.(page.list[i] as Record<string, unknown>);
        const readings = readPage(service, page);
        const held = readings.splice(i, 1);
        expect(held).toMatchObject([{evidence: "entry_shape", locator: expect.stringMatching(/\S/)}]);
        expect(held[0]?.address.startsWith(`${service.at}[${i}]`)).toBe(true);
        expect(readings).toEqual(sound.filter((_, other) => other !== i));
      }),
      {numRuns: 60}
    );
  });
});

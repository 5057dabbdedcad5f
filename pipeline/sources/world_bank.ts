import {worldBankFigure, worldBankPage, worldBankPlace} from "../contracts/api/world_bank.js";
import {reading} from "../contracts/reading.js";
import {defineSource} from "../contracts/source.js";
import {entryOf, filed, formatOf, heldFor, readPayload} from "../read/bytes/payload.js";

/**
 * Overseas comparators. One element of the second list is one figure, null where a country has none:
 *
 *   [{"page":1,"pages":2,"lastupdated":"2026-07-13",…},
 *    [{"indicator":{"id":"NY.GDP.MKTP.CD",…},"country":{"id":"JP",…},"date":"2025","value":4279828361213.71}, …]]
 */
export default defineSource({
  id: "world_bank",
  title_ja: "世界銀行 Open Data",
  title_en: "World Bank Open Data",
  publisher_ja: "世界銀行",
  publisher_en: "World Bank",
  licence: "CC BY 4.0 (https://datacatalog.worldbank.org/public-licenses)",
  credit_ja: "出典：世界銀行 World Development Indicators",
  credit_en: "Source: The World Bank: World Development Indicators",
  files: [],
  asks: {api: "world_bank"},
  calendar: {cron: "15 6 * * 1", release: "随時", grace: 0},
  *read(artifact, {asked}) {
    const [{lastupdated}, figures] = readPayload(worldBankPage, artifact);
    for (const [i, given] of (figures ?? []).entries()) {
      const {entry, held} = entryOf(worldBankFigure, `$[1][${i}]`, given);
      const place = worldBankPlace.safeParse(given).data;
      const filing = place && {
        ...filed(asked, {country: place.country.id, indicator: place.indicator.id}),
        period: place.date
      };
      if (held) yield heldFor(asked, held, filing);
      else
        yield reading({
          ...filing,
          address: `$[1][${i}].value`,
          value: entry.value ?? "null",
          format: formatOf(entry.value ?? ""),
          unit: /\(([^()]*)\)$/.exec(entry.indicator.value)?.[1] ?? "", // GDP (current US$)
          status: entry.obs_status || "実績",
          published_on: lastupdated ?? "",
          document: "api-world-bank",
          confidence: "B",
          locator: `${entry.indicator.id} ${entry.country.value}`
        });
    }
  }
});

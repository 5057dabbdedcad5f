import {type Answering, type Asked, type StubServer, startFileServer} from "./fileServer.js";

/** Figures by indicator, country and year, as they stand in the database; null where a country has none. */
export interface WorldBankData {
  names?: Record<string, string>;
  figures: Record<string, Record<string, Record<string, number | string | null>>>;
  lastupdated?: string;
  /** The most figures on a page, whatever is asked for. */
  mostPerPage?: number;
}

export interface WorldBankStub extends StubServer {
  data: WorldBankData;
  /** Answers the nth request and those after it so, until it is set back to nothing. */
  misbehave(answering: Answering | undefined, from?: number): void;
}

const COUNTRIES: Record<string, [name: string, iso3: string]> = {
  JP: ["Japan", "JPN"],
  US: ["United States", "USA"],
  DE: ["Germany", "DEU"]
};

const INVALID = [{message: [{id: "120", key: "Invalid value", value: "The provided parameter value is not valid"}]}];

/** As XML, which is what comes without format=json, and at times with it (key 160). */
export const xmlError = (id: string, key: string, said: string) =>
  `<?xml version="1.0" encoding="utf-8"?><wb:error xmlns:wb="http://www.worldbank.org"><wb:message id="${id}" key="${key}">${said}</wb:message></wb:error>`;

/** Stands for https://api.worldbank.org/v2/: refusals come with HTTP status 200, and years from the newest. */
export async function startWorldBankStub(data: WorldBankData): Promise<WorldBankStub> {
  let odd: {answering: Answering; from: number} | undefined;
  let asked = 0;
  const server = await startFileServer({
    "*": request => {
      asked++;
      return odd && asked >= odd.from ? odd.answering : answer(request, stub.data);
    }
  });
  const stub: WorldBankStub = {
    ...server,
    base: `${server.base}v2/`,
    data,
    misbehave(answering, from = 1) {
      asked = 0;
      odd = answering && {answering, from};
    }
  };
  return stub;
}

function answer({path}: Asked, data: WorldBankData): Answering {
  const {pathname, searchParams} = new URL(path, "http://stub");
  const [, countries = "", indicator = ""] = /^\/v2\/country\/([^/]+)\/indicator\/([^/]+)$/.exec(pathname) ?? [];
  const json = searchParams.get("format") === "json";
  const headers = {"content-type": json ? "application/json;charset=utf-8" : "text/xml"};
  const known = data.figures[indicator];
  const codes = decodeURIComponent(countries).split(";");
  if (!known || codes.some(code => !COUNTRIES[code]))
    return {
      headers,
      body: json
        ? JSON.stringify(INVALID)
        : xmlError("120", "Invalid value", "The provided parameter value is not valid")
    };
  const rows = codes.flatMap(code =>
    Object.entries(known[code] ?? {})
      .sort(([a], [b]) => b.localeCompare(a))
      .map(([date, value]) => rowText(indicator, data, code, date, value))
  );
  const perPage = Math.min(Number(searchParams.get("per_page") ?? 50), data.mostPerPage ?? 32_500);
  const page = Number(searchParams.get("page") ?? 1);
  if (rows.length === 0)
    return {headers, body: '[{"page":0,"pages":0,"per_page":0,"total":0,"sourceid":null,"lastupdated":null},null]'};
  const facts = {
    page,
    pages: Math.ceil(rows.length / perPage),
    per_page: perPage,
    total: rows.length,
    sourceid: "2",
    lastupdated: data.lastupdated ?? "2026-07-13"
  };
  return {headers, body: `[${JSON.stringify(facts)},[${rows.slice((page - 1) * perPage, page * perPage).join()}]]`};
}

/** Numbers are written digit by digit as the test gives them. */
function rowText(indicator: string, {names}: WorldBankData, code: string, date: string, value: number | string | null) {
  const [name = "", iso3 = ""] = COUNTRIES[code] ?? [];
  const row = {
    indicator: {id: indicator, value: names?.[indicator] ?? "GDP (current US$)"},
    country: {id: code, value: name},
    countryiso3code: iso3,
    date,
    value: "VALUE",
    unit: "",
    obs_status: "",
    decimal: 0
  };
  return JSON.stringify(row).replace('"VALUE"', String(value));
}

import {type Answering, type StubServer, startFileServer} from "./fileServer.js";

/** A data set: the labels of its codes by dimension, and its figures and flags by their codes joined with dots. */
export interface EurostatDataset {
  label: string;
  updated: string;
  dimensions: Record<string, Record<string, string>>;
  /** "A.CP_MEUR.B1GQ.DE.2023": "4219310" — the digits as they are to be sent. */
  values: Record<string, string>;
  flags?: Record<string, string>;
}

export interface EurostatStub extends StubServer {
  datasets: Record<string, EurostatDataset>;
  /** Answers every request so until it is set back to nothing. */
  misbehave(answering: Answering | undefined): void;
}

const FLAGS: Record<string, string> = {
  b: "break in time series",
  e: "estimated",
  p: "provisional",
  bp: "break in time series, provisional",
  ep: "estimated, provisional",
  m: "missing value, data cannot exist",
  u: "low reliability",
  "|C": "|confidential"
};
const NOT_FILTERS = ["format", "lang", "sinceTimePeriod", "untilTimePeriod"];

/** More cells than this are refused, as the service does above five million. */
const MOST = 1000;

/**
 * Stands for https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/: a cube a request, sparse, flags beside.
 */
export async function startEurostatStub(datasets: Record<string, EurostatDataset>): Promise<EurostatStub> {
  let odd: Answering | undefined;
  const server = await startFileServer({"*": ({path}) => odd ?? answer(path, stub.datasets)});
  const stub: EurostatStub = {
    ...server,
    base: `${server.base}statistics/1.0/`,
    datasets,
    misbehave(answering) {
      odd = answering;
    }
  };
  return stub;
}

function answer(path: string, datasets: Record<string, EurostatDataset>): Answering {
  const {pathname, searchParams} = new URL(path, "http://stub");
  const [, code = ""] = /^\/statistics\/1\.0\/data\/([^/]+)$/.exec(pathname) ?? [];
  const dataset = datasets[code.toLowerCase()];
  if (!dataset) return error(404, 100, `ERR_NOT_FOUND_4: The dataset ${code} was not found`);
  const unknown = [...searchParams.keys()].find(name => !NOT_FILTERS.includes(name) && !dataset.dimensions[name]);
  if (unknown) return error(400, 150, `INVALID_QUERY_DIMENSION: Dimension "${unknown.toUpperCase()}" is not defined`);
  const since = searchParams.get("sinceTimePeriod") ?? "";
  const dimensions = Object.entries(dataset.dimensions).map(([id, labels]) => {
    const asked = searchParams.getAll(id);
    const codes = Object.keys(labels).filter(one => asked.length === 0 || asked.includes(one));
    return {id, labels, codes: id === "time" ? codes.filter(one => one >= since) : codes};
  });
  const cells = dimensions.reduce((all, {codes}) => all * codes.length, 1);
  if (cells > MOST)
    return error(
      413,
      413,
      `EXTRACTION_TOO_BIG: The requested extraction is too big, estimated ${cells} rows, max authorised is ${MOST}, ` +
        `please change your filters to reduce the extraction size`
    );
  return {headers: {"content-type": "application/json"}, body: cubeText(dataset, dimensions, cells)};
}

interface Dimension {
  id: string;
  labels: Record<string, string>;
  codes: string[];
}

function cubeText(
  {label, updated, values, flags = {}}: EurostatDataset,
  dimensions: Dimension[],
  cells: number
): string {
  const filled: [place: number, value: string][] = [];
  const flagged: [place: number, flag: string][] = [];
  for (let place = 0; place < cells; place++) {
    const key = keyOf(place, dimensions);
    if (values[key] !== undefined) filled.push([place, values[key]]);
    if (flags[key] !== undefined) flagged.push([place, flags[key]]);
  }
  const head = {version: "2.0", class: "dataset", label, source: "ESTAT", updated};
  const tail = {
    ...(flagged.length > 0 && {status: Object.fromEntries(flagged)}),
    id: dimensions.map(({id}) => id),
    size: dimensions.map(({codes}) => codes.length),
    dimension: Object.fromEntries(dimensions.map(dimension => [dimension.id, described(dimension)])),
    extension: {
      lang: "EN",
      status: {label: Object.fromEntries(flagged.map(([, flag]) => [flag, FLAGS[flag] ?? ""]))},
      "positions-with-no-data": Object.fromEntries(dimensions.map(({id}) => [id, []]))
    }
  };
  const numbers = `{${filled.map(([place, value]) => `"${place}":${value}`).join()}}`;
  return `${JSON.stringify(head).slice(0, -1)},"value":${numbers},${JSON.stringify(tail).slice(1)}`;
}

function described({id, labels, codes}: Dimension) {
  return {
    label: id,
    category: {
      index: Object.fromEntries(codes.map((code, i) => [code, i])),
      label: Object.fromEntries(codes.map(code => [code, labels[code]]))
    }
  };
}

/** The codes of a cell: the last dimension runs fastest. */
function keyOf(place: number, dimensions: readonly Dimension[]): string {
  let rest = place;
  const codes = [...dimensions].reverse().map(dimension => {
    const code = dimension.codes[rest % dimension.codes.length];
    rest = Math.floor(rest / dimension.codes.length);
    return code;
  });
  return codes.reverse().join(".");
}

function error(status: number, id: number, label: string): Answering {
  return {status, headers: {"content-type": "application/json"}, body: JSON.stringify({error: [{status, id, label}]})};
}

/** A small part of the annual national accounts, with figures of our own. */
export function accounts(): Record<string, EurostatDataset> {
  return {
    nama_10_gdp: {
      label: "Gross domestic product (GDP) and main components",
      updated: "2026-09-21T23:00:00+0200",
      dimensions: {
        freq: {A: "Annual"},
        unit: {CP_MEUR: "Current prices, million euro"},
        na_item: {B1GQ: "Gross domestic product at market prices"},
        geo: {EU27_2020: "European Union - 27 countries (from 2020)", DE: "Germany", FR: "France"},
        time: {1999: "1999", 2022: "2022", 2023: "2023", 2024: "2024"}
      },
      values: {
        "A.CP_MEUR.B1GQ.EU27_2020.2022": "16000000.5",
        "A.CP_MEUR.B1GQ.EU27_2020.2023": "17000000",
        "A.CP_MEUR.B1GQ.DE.2022": "3900000",
        "A.CP_MEUR.B1GQ.DE.2023": "4100000.10",
        "A.CP_MEUR.B1GQ.FR.2022": "2600000",
        "A.CP_MEUR.B1GQ.DE.1999": "2000000"
      },
      flags: {"A.CP_MEUR.B1GQ.DE.2023": "p"}
    }
  };
}

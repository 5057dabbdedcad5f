/** One question to a service: its id within the source, and what the service is told. */
export interface Request {
  id: string;
  params: Readonly<Record<string, string>>;
}

/** A question with the series its answer may hold; `match` is what an answer says of a figure, e.g. {country: "JP"}. */
export interface Asked {
  request: Request;
  series: readonly {match: Readonly<Record<string, string>>; series_id: string}[];
}

/** The rows of a reference table, every cell as text; none for a table that could not be read. */
export type ReferenceRows = (table: string) => readonly Readonly<Record<string, string>>[];

/** "country=JP;indicator=NY.GDP.MKTP.CD" as an object. */
export function pairsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(";")
      .filter(pair => pair !== "")
      .map(pair => {
        const i = pair.indexOf("=");
        return [pair.slice(0, i).trim(), pair.slice(i + 1).trim()];
      })
  );
}

/** The series that a figure with these facts belongs to: the first whose every pair agrees. */
export function seriesOf({series}: Asked, facts: Readonly<Record<string, string>>): string | undefined {
  return series.find(({match}) => Object.entries(match).every(([name, value]) => facts[name] === value))?.series_id;
}

/** What an artifact of a service is called: api/<source>/<request>/<page>. */
export function artifactName(sourceId: string, requestId: string, page: string): string {
  return `api/${sourceId}/${requestId}/${page}`;
}

/** The request an artifact answers; undefined for a file that is none. */
export function requestIdOf(sourceId: string, name: string): string | undefined {
  const [api, source, request] = name.split("/");
  return api === "api" && source === sourceId ? request : undefined;
}

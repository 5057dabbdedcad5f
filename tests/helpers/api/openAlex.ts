import {type ServiceAnswer, type ServiceStub, startService} from "./keyedService.js";

export interface StubWork {
  year: string;
  /** RORs of the institutions of its authors. */
  rors: string[];
}

export interface OpenAlexStub extends ServiceStub {
  works: StubWork[];
}

const MOST_VALUES = 100;

/**
 * OpenAlex as its documentation (https://developers.openalex.org) and its source (ourresearch/openalex-elastic-api,
 * openalex-api-proxy) have it: 401 for a wrong key, 400 for an unknown filter or more than 100 values of one, groups by
 * size, and in meta how long the answer took.
 */
export async function startOpenAlexStub({
  key,
  works = [],
  institutions = []
}: {
  key: string;
  works?: StubWork[];
  institutions?: {ror: string | null; name: string}[];
}): Promise<OpenAlexStub> {
  let answers = 0;
  const json = (body: object, status = 200): ServiceAnswer => ({status, text: JSON.stringify(body)});
  const bad = (message: string) => json({error: "Invalid query parameters error.", message}, 400);
  const meta = (count: number) => ({count, db_response_time_ms: 10 + ++answers, page: 1, per_page: 200});

  function countWorks(query: URLSearchParams): ServiceAnswer {
    const filters = (query.get("filter") ?? "").split(",").map(one => {
      const i = one.indexOf(":");
      return [one.slice(0, i), one.slice(i + 1)] as const;
    });
    let found = works;
    for (const [name, value] of filters) {
      const values = value.split("|").map(one => one.replace("https://ror.org/", ""));
      if (values.length > MOST_VALUES)
        return bad(`Maximum number of values exceeded for ${name}. Decrease values to ${MOST_VALUES} or below`);
      if (name === "authorships.institutions.ror")
        found = found.filter(({rors}) => rors.some(ror => values.includes(ror)));
      else if (name === "from_publication_date") found = found.filter(({year}) => `${year}-12-31` >= value);
      else return bad(`${name} is not a valid field.`);
    }
    const years = [...new Set(found.map(({year}) => year))].map(year => ({
      key: year,
      key_display_name: year,
      count: found.filter(work => work.year === year).length
    }));
    const group_by = years.sort((a, b) => b.count - a.count || a.key.localeCompare(b.key));
    return query.get("group_by") === "publication_year"
      ? json({meta: {...meta(found.length), groups_count: years.length}, results: [], group_by})
      : bad("this stub groups by publication_year only");
  }

  const stub = await startService({
    renamed: "group_by",
    refusal: message => JSON.stringify({error: "Rate limit exceeded", message, retryAfter: 2}),
    answer({pathname, searchParams}) {
      if (searchParams.get("api_key") !== key)
        return json({error: "Invalid or missing API key", message: "API key not found"}, 401);
      if (pathname === "/works") return countWorks(searchParams);
      if (pathname !== "/institutions") return json({error: "Not found", message: "no such entity"}, 404);
      const words = (searchParams.get("search") ?? "").toLowerCase();
      const results = institutions
        .filter(({name}) => name.toLowerCase().includes(words))
        .map(({ror, name}, i) => ({
          id: `https://openalex.org/I${i + 1}`,
          ror: ror && `https://ror.org/${ror}`,
          display_name: name,
          country_code: "JP",
          type: "education",
          works_count: 10
        }));
      return json({meta: meta(results.length), results, group_by: []});
    }
  });
  return {...stub, works};
}

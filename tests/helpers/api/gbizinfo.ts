import {type ServiceAnswer, type ServiceStub, startService} from "./keyedService.js";

type Entry = Record<string, unknown>;

export interface StubCompany {
  name: string;
  subsidy?: Entry[];
  patent?: Entry[];
  certification?: Entry[];
  /** Lists of which nothing is found are answered with 404, as some are, in the place of an empty list. */
  missing?: boolean;
}

export interface GbizinfoStub extends ServiceStub {
  companies: Record<string, StubCompany>;
}

/** The person whose name no answer may leave behind. */
export const REPRESENTATIVE = "架空 太郎";

/** A capital that no double can hold, as the service writes numbers. */
export const CAPITAL = "12345678901234567.10";

/**
 * gBizINFO REST API v2 as its OpenAPI document has it (https://api.info.gbiz.go.jp/hojin/v3/api-docs/v2) and as others
 * have met it: HTTP 500 for a request without a token or with a slash at its end, 401 for a wrong one, 404 for nothing
 * found, an empty list of a company that has no such records, "Null" for null.
 */
export async function startGbizinfoStub({
  token,
  companies
}: {
  token: string;
  companies: Record<string, StubCompany>;
}): Promise<GbizinfoStub> {
  const whole = (infos: object[]) => ({id: null, errors: null, message: "200 - OK.", "hojin-infos": infos});
  const json = (body: object, status = 200): ServiceAnswer => ({status, text: JSON.stringify(body)});
  const failed = (status: number, message: string, errors: object[] = []) =>
    json({id: null, message: `${status} - ${message}.`, errors}, status);

  function search(query: URLSearchParams): ServiceAnswer {
    const page = Number(query.get("page") ?? 1);
    const limit = Number(query.get("limit") ?? 1000);
    if (page < 1 || page > 10)
      return failed(400, "Bad Request", [{item: "page", message: "1以上、10以内で入力してください。"}]);
    const found = Object.entries(companies).filter(([, {name}]) => name.includes(query.get("name") ?? ""));
    const rows = found.slice((page - 1) * limit, page * limit);
    if (rows.length === 0) return failed(404, "Not Found");
    return json(
      whole(rows.map(([corporate_number, {name}]) => ({corporate_number, name, location: "山形県鶴岡市", status: "-"})))
    );
  }

  const stub = await startService({
    renamed: "hojin-infos",
    refusal: message => JSON.stringify({id: null, message: "200 - OK.", errors: [{item: "token", message}]}),
    answer({pathname, searchParams}, headers) {
      const given = headers["x-hojininfo-api-token"];
      if (given === undefined || pathname.endsWith("/")) return failed(500, "Internal Server Error");
      if (given !== token) return failed(401, "Unauthorized");
      const [, root, number = "", list] = pathname.split("/");
      if (root !== "hojin") return {status: 404, text: "<html>Not Found</html>"};
      if (number === "") return search(searchParams);
      const company = companies[number];
      if (!company) return failed(404, "Not Found");
      const facts = {corporate_number: number, name: company.name, location: "山形県鶴岡市", status: "-"};
      if (list === undefined) {
        const profile = whole([{...facts, capital_stock: 0, representative_name: REPRESENTATIVE, close_date: "Null"}]);
        return {text: JSON.stringify(profile).replace('"capital_stock":0', `"capital_stock":${CAPITAL}`)};
      }
      if (company.missing && !(list in company)) return failed(404, "Not Found");
      const entries = company[list as "subsidy" | "patent" | "certification"] ?? [];
      return json(whole([{...facts, [list]: entries}]));
    }
  });
  return {...stub, companies};
}

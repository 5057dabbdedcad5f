import {type Asked, pairsOf, type ReferenceRows, type Request} from "../contracts/request.js";
import type {Asking, Source} from "../contracts/source.js";

/** What a source asks: its own questions, or its rows of request.csv. */
export function requestsOf(sourceId: string, {requests}: Asking, rows: ReferenceRows): Request[] {
  if (requests) return requests(rows);
  return rows("request")
    .filter(({source_id}) => source_id === sourceId)
    .map(({request_id = "", params = ""}) => ({id: request_id, params: pairsOf(params)}));
}

/** Each question of a source with the series people keep of its answer, by the request's id. */
export function questionsOf({id, asks}: Source, rows: ReferenceRows): ReadonlyMap<string, Asked> {
  if (!asks) return new Map();
  const series = rows("request_series").filter(({source_id}) => source_id === id);
  return new Map(
    requestsOf(id, asks, rows).map(request => [
      request.id,
      {
        request,
        series: series
          .filter(({request_id}) => request_id === request.id)
          .map(({match = "", series_id = ""}) => ({match: pairsOf(match), series_id}))
      }
    ])
  );
}

import {pairsOf, type ReferenceRows, type Request} from "../contracts/request.js";
import type {Asking} from "../contracts/source.js";

/** What a source asks: its own questions, or its rows of request.csv. */
export function requestsOf(sourceId: string, {requests}: Asking, rows: ReferenceRows): Request[] {
  if (requests) return requests(rows);
  return rows("request")
    .filter(({source_id}) => source_id === sourceId)
    .map(({request_id = "", params = ""}) => ({id: request_id, params: pairsOf(params)}));
}

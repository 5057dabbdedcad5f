import {expect, test} from "vitest";
import {gbizinfo, gbizinfoSearch} from "../../../pipeline/collect/api/gbizinfo.js";
import {parseJson} from "../../../pipeline/contracts/api/json.js";
import {startGbizinfoStub} from "../../helpers/api/gbizinfo.js";

const TOKEN = "canary-gbizinfo-0123456789";
const bytes = (text: string) => new TextEncoder().encode(text);
const cleaned = (text: string) => new TextDecoder().decode(gbizinfo.clean?.(bytes(text)));

test("names of persons are taken out wherever they stand, however the key is written", () => {
  expect(cleaned('{"a":1.50,"representative_name":"架空","b":[{"representative_\\u006eame":"架空","c":1e400}]}')).toBe(
    '{"a":1.50,"b":[{"c":1e400}]}'
  );
  expect(
    cleaned('{"finance":{"major_shareholders":[{"name_major_shareholders":"架空","shareholding_ratio":0.10}]}}')
  ).toBe('{"finance":{"major_shareholders":[{"shareholding_ratio":0.10}]}}');
});

test.each(['{ "name" : "\\u682a",\n "n": 1.0 }', "<html>representative_name</html>", '{"representative_name":"架', ""])(
  "what names nobody, or is no JSON, stays as it came: %j",
  text => {
    expect(cleaned(text)).toBe(text);
  }
);

test("a profile of nobody is an unknown number, one of an odd shape is kept for the reader", () => {
  const [call] = gbizinfo.calls({id: "1000000000001", params: {}});
  if (!call) throw new Error("nothing is asked");
  const hear = (text: string, status = 200) =>
    gbizinfo.hear(call, {status, content: bytes(text), json: parseJson(text)});
  expect(hear('{"message":"200 - OK.","hojin-infos":[]}')).toMatchObject({keep: false});
  expect(hear('{"message":"404 - Not Found.","errors":[]}', 404)).toMatchObject({keep: false});
  expect(hear('{"hojin-infos":[{"corporate_number":7}]}')).toEqual({keep: true});
  expect(hear('{"errors":[{"item":null,"message":"だめ"}]}')).toMatchObject({
    problem: {ja: "gBizINFO の応答は誤りです：だめ", en: "gBizINFO refused: だめ"}
  });
});

test("behind a profile come the lists, where nothing found is an answer", () => {
  const [call] = gbizinfo.calls({id: "1000000000001", params: {}});
  const text = '{"hojin-infos":[{"corporate_number":"1000000000001","name":"試験"}]}';
  const heard = call && gbizinfo.hear(call, {status: 200, content: bytes(text), json: parseJson(text)});
  const lists = ["subsidy", "patent", "certification"];
  const next = lists.map(list => ({name: `${list}.json`, path: `hojin/1000000000001/${list}`, answers: [404]}));
  expect(heard).toEqual({keep: true, next});
  const none = '{"id":null,"message":"404 - Not Found.","errors":[]}';
  for (const list of next)
    expect(gbizinfo.hear(list, {status: 404, content: bytes(none), json: parseJson(none)})).toEqual({keep: true});
});

test("two answers that differ in nothing but their id are the same answer", () => {
  const said = (text: string) => JSON.stringify(gbizinfo.lasting?.(parseJson(text)));
  expect(said('{"id":"a","message":"m"}')).toBe(said('{"id":"b","message":"m"}'));
  expect(said('{"id":"a","message":"m"}')).not.toBe(said('{"id":"a","message":"n"}'));
  expect(said("null")).toBe("null");
});

test("companies are found by name, page by page as far as the tenth, none where there is none", async () => {
  const companies = Object.fromEntries(
    Array.from({length: 101}, (_, i) => [`1${String(i).padStart(12, "0")}`, {name: `試験${i}株式会社`}])
  );
  const stub = await startGbizinfoStub({token: TOKEN, companies});
  const ask = async (name: string, page?: number) => {
    const call = gbizinfoSearch.call(name, page);
    const response = await fetch(`${stub.base}${call.path}?${new URLSearchParams(call.query)}`, {
      headers: {"X-hojinInfo-api-token": TOKEN}
    });
    const text = await response.text();
    const answer = {status: response.status, content: bytes(text), json: parseJson(text)};
    const answers = response.status === 200 || call.answers?.includes(response.status);
    return {answers, heard: gbizinfoSearch.hear(call, answer), found: gbizinfoSearch.found(answer)};
  };
  try {
    expect((await ask("試験")).found).toHaveLength(100);
    expect(await ask("試験", 2)).toMatchObject({
      heard: {keep: true},
      found: [{corporate_number: "1000000000100", name: "試験100株式会社", location: "山形県鶴岡市"}]
    });
    expect(await ask("ない名前")).toEqual({answers: true, heard: {keep: true}, found: []});
    expect(await ask("試験", 11)).toMatchObject({answers: false, heard: {keep: false}});
    expect(stub.requests.map(({path}) => path.split("?")[0])).toEqual(Array(4).fill("/hojin"));
  } finally {
    await stub.close();
  }
});

// Draws the 47 prefectures as SVG paths, projected and sized, into prefecture.json beside this file.
// Run from this folder (the input is ja_prefecture_area.json, see README.md):
//   npx --yes --package=topojson-client@3.1.0 --package=topojson-simplify@3.0.3 -- node make.mjs ja_prefecture_area.json
import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {delimiter, join} from "node:path";

// npx puts its packages on PATH only (as node_modules/.bin), where import does not look: find them from there.
const folders = process.env.PATH.split(delimiter).filter(p => p.endsWith(join("node_modules", ".bin")));
const load = name => {
  const bin = folders.find(p => existsSync(join(p, "..", name)));
  if (!bin) throw new Error(`${name} not found: run the command at the head of this file`);
  return createRequire(join(bin, "..", "_"))(name);
};
const {feature} = load("topojson-client");
const {presimplify, simplify} = load("topojson-simplify");

const WIDTH = 640; // drawn size in px; everything below in px unless it says degrees
const MARGIN = 4; // so that an outline is not cut at the frame
const MIN_AREA = 3; // px²: smaller islets are dropped, but never the largest part of a prefecture
const DETAIL = 0.5; // px²: a corner whose triangle is smaller is removed
const INSET = ["47"]; // prefectures drawn in the inset
const INSET_SCALE = 2.5; // inset scale against the main map
const INSET_MARGIN = 12; // around the inset's islands, in the upper left corner
// Degrees west, south, east, north: a part of a prefecture outside its box is dropped, so that it does not widen the
// frame. Main: Cape Sata to Etorofu (Tanegashima, Amami, Ogasawara are further south). Inset: Okinawa main island group.
const BOX = {main: [128.5, 30.9, 149, 45.7], inset: [126.5, 25.9, 128.5, 27.2]};

const RAD = Math.PI / 180;
const mercator = lat => Math.log(Math.tan(Math.PI / 4 + (lat * RAD) / 2)) / RAD; // in degrees, like lon
const round = (v, n) => Number(v.toFixed(n));
const project = (p, lon, lat) => [p.kx * lon + p.bx, p.ky * mercator(lat) + p.by];

const topology = JSON.parse(readFileSync(process.argv[2], "utf8"));
const object = Object.values(topology.objects)[0];
const codeOf = geometry => geometry.properties.prefecture_code;
const isInset = geometry => INSET.includes(codeOf(geometry));
const polygonsOf = g => (g.type === "Polygon" ? [g.arcs] : g.arcs);
object.geometries.sort((a, b) => codeOf(a).localeCompare(codeOf(b)));

// TopoJSON stores arcs as integer steps: back to degrees.
const {scale, translate} = topology.transform;
const degrees = topology.arcs.map(arc => {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
});
const extent = points => {
  const xs = points.map(p => p[0]);
  const ys = points.map(p => p[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};
const arcPoints = (arcs, ring) => ring.flatMap(i => arcs[i < 0 ? ~i : i]);
const inBox = (box, polygon) => {
  const e = extent(arcPoints(degrees, polygon[0]));
  return e[0] > box[0] && e[1] > box[1] && e[2] < box[2] && e[3] < box[3];
};

// 1. Drop what lies outside the boxes, then fit the frame to the rest.
for (const g of object.geometries) {
  g.arcs = polygonsOf(g).filter(polygon => inBox(isInset(g) ? BOX.inset : BOX.main, polygon));
  g.type = "MultiPolygon";
}
const reach = geometries => {
  const e = extent(geometries.flatMap(g => g.arcs.flatMap(polygon => arcPoints(degrees, polygon[0]))));
  return {west: e[0], east: e[2], south: mercator(e[1]), north: mercator(e[3])};
};
const all = reach(object.geometries.filter(g => !isInset(g)));
const far = reach(object.geometries.filter(isInset));
const k = round((WIDTH - 2 * MARGIN) / (all.east - all.west), 4);
const affine = (s, x, y, lon, mlat) => ({kx: s, bx: round(x - s * lon, 3), ky: -s, by: round(y + s * mlat, 3)});
const main = affine(k, MARGIN, MARGIN, all.west, all.north);
const inset = affine(round(k * INSET_SCALE, 4), INSET_MARGIN, INSET_MARGIN, far.west, far.north);
const height = Math.ceil(k * (all.north - all.south) + 2 * MARGIN);

// 2. Simplify in px, not degrees, so that both scales get the same detail; on shared arcs, so that borders stay common.
const insetArcs = new Set(
  object.geometries
    .filter(isInset)
    .flatMap(g => g.arcs.flat(2))
    .map(i => (i < 0 ? ~i : i))
);
const arcs = degrees.map((arc, i) => arc.map(([lon, lat]) => project(insetArcs.has(i) ? inset : main, lon, lat)));
const area = r => r.reduce((sum, [x, y], i) => sum + x * r.at(i - 1)[1] - r.at(i - 1)[0] * y, 0) / 2;
const rings = t => feature(t, t.objects.o).features.map(f => f.geometry.coordinates);
const drawn = {type: "Topology", arcs, objects: {o: object}};
const before = rings(drawn).map(polygons => polygons.map(polygon => Math.abs(area(polygon[0]))));
const after = rings(simplify(presimplify(drawn), DETAIL));

// 3. Write each ring as relative steps in tenths of a px: rounding first, so that both sides of a border round alike.
const number = tenths => String(tenths / 10).replace(/^(-?)0\./, "$1.");
const pair = (x, y) => `${number(x)}${y < 0 ? "" : " "}${number(y)}`;
const path = ring => {
  const grid = ring.map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)]);
  const kept = grid.slice(0, -1).filter(([x, y], i) => i === 0 || x !== grid[i - 1][0] || y !== grid[i - 1][1]);
  const steps = kept.slice(1).map(([x, y], i) => pair(x - kept[i][0], y - kept[i][1]));
  return kept.length < 3 ? "" : `M${pair(...kept[0])}l${steps.join(" ").replaceAll(" -", "-")}Z`;
};
const prefectures = object.geometries.map((g, i) => {
  const limit = Math.min(MIN_AREA, Math.max(...before[i]));
  const d = after[i]
    .filter((_, j) => before[i][j] >= limit)
    .flatMap(polygon => polygon.map(path))
    .join("");
  return {code: codeOf(g), name_ja: g.properties.prefecture_name, d};
});

const credit = "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成";
const right = Math.round(inset.kx * (far.east - far.west) + 2 * INSET_MARGIN);
const bottom = Math.round(inset.kx * (far.north - far.south) + 2 * INSET_MARGIN);
const cut = Math.round(bottom / 3); // the corner nearest to Honshu is cut off, as Japanese maps do
const lines = {d: `M0 ${bottom}H${right - cut}L${right} ${bottom - cut}V0`, prefectures: INSET};
const rows = prefectures.map(p => JSON.stringify(p)).join(",\n");
const head = JSON.stringify({width: WIDTH, height, credit, inset: lines, projection: {main, inset}});
writeFileSync(new URL("prefecture.json", import.meta.url), `${head.slice(0, -1)},"prefectures":[\n${rows}\n]}\n`);

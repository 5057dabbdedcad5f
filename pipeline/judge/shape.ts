import {cellAddress, rangeAddress, rowAddress, stretches, tableAddress} from "./address.js";
import {addPlace, noPlaces, type Outcomes, placesOf} from "./outcome.js";
import {ownCell, type View} from "./view.js";

/** Rules on the form of the file and of its tables: where things stand, not what they say. */
export function shapeOutcomes(view: View): Outcomes {
  return {...tableShape(view), ...columnNames(view), ...(view.workbook ? workbookForm(view) : textForm(view))};
}

function tableShape({book, tables, unknown}: View): Outcomes {
  const crowded = book.grids.flatMap(grid => {
    const here = [
      ...tables.filter(table => table.grid === grid).map(tableAddress),
      ...unknown.filter(block => block.grid === grid).map(({range}) => rangeAddress(grid, range))
    ];
    return here.length > 1 ? here : [];
  });
  const split = tables.flatMap(({grid, body}) =>
    body.slice(1).flatMap((row, i) => (row - (body[i] ?? row) > 1 ? [rowAddress(grid, row)] : []))
  );
  const around = tables.flatMap(({grid, titles, notes}) => [...titles, ...notes].map(({row}) => rowAddress(grid, row)));
  const late = tables.filter(
    ({grid, header, body}) =>
      header.top > 0 || header.bottom > header.top || body[0] !== header.bottom + 1 || grid.rows === 0
  );
  return {
    "L1-01": noPlaces(), // what is no workbook and no CSV is not read at all
    "L1-02": placesOf(crowded),
    "L1-03": placesOf(split),
    "L1-04": placesOf([...new Set(around)]),
    "L3-01": placesOf(late.map(tableAddress)),
    "L3-09": placesOf(tables.filter(({layout}) => layout !== "long").map(tableAddress))
  };
}

function columnNames({tables}: View): Outcomes {
  const nameless = noPlaces();
  const double = noPlaces();
  for (const table of tables) {
    const seen = new Map<string, number>();
    for (const {index, parts, filled} of table.columns) {
      const name = parts.join(" / ");
      if (name === "" && filled > 0) addPlace(nameless, () => cellAddress(table, table.header.bottom, index));
      if (name !== "" && seen.has(name)) addPlace(double, () => cellAddress(table, table.header.bottom, index));
      seen.set(name, index);
    }
  }
  return {"L1-05": nameless, "L2-03": double};
}

function workbookForm({book, tables}: View): Outcomes {
  const hidden = noPlaces();
  const formulas = noPlaces();
  const shaded = noPlaces();
  for (const grid of book.grids) {
    if (grid.hidden) addPlace(hidden, () => grid.sheet);
    for (const [first, last] of stretches(grid.hiddenRows))
      addPlace(hidden, () => `${grid.sheet}!${first + 1}:${last + 1}`);
    for (const [first] of stretches(grid.hiddenColumns))
      addPlace(hidden, () => rangeAddress(grid, {top: 0, left: first, bottom: 0, right: first}));
  }
  for (const table of tables) {
    for (const {index, numeric, shaded: painted, filled} of table.columns) {
      // a background that some figures of a column have and others have not says something that no cell says
      const speaks = numeric && painted > 0 && painted < filled;
      for (const row of table.body) {
        const cell = ownCell(table, row, index);
        if (cell?.formula !== undefined) addPlace(formulas, () => cellAddress(table, row, index));
        if (speaks && cell?.marked?.includes("fill")) addPlace(shaded, () => cellAddress(table, row, index));
      }
    }
  }
  const objects = book.beside.filter(({kind}) => kind === "drawing" || kind === "chart");
  return {
    "L1-10": placesOf(objects.map(({kind, sheet}) => sheet || kind)),
    "L1-11": shaded,
    "L1-12": placesOf(book.grids.flatMap(grid => grid.merges.map(merge => rangeAddress(grid, merge)))),
    "L1-13": hidden,
    "L1-14": "not_applicable",
    "L1-15": "not_applicable",
    "L2-06": formulas
  };
}

function textForm({book, tables}: View): Outcomes {
  const broken = noPlaces();
  const slipped = noPlaces();
  for (const table of tables) {
    const {grid, range} = table;
    for (const row of table.body) {
      const longer = grid.cell(row, range.right + 1) !== undefined;
      if (longer) addPlace(slipped, () => rowAddress(grid, row));
      const parts = table.columns.some(({index}) => /[\r\n]/.test(grid.cell(row, index)?.text ?? ""));
      if (parts) addPlace(broken, () => rowAddress(grid, row));
    }
  }
  for (const {line} of book.irregular ?? []) addPlace(slipped, () => `line ${line}`);
  const workbookOnly = Object.fromEntries(
    ["L1-10", "L1-11", "L1-12", "L1-13", "L2-06"].map(rule => [rule, "not_applicable" as const])
  );
  return {...workbookOnly, "L1-14": broken, "L1-15": slipped};
}

import type {Canvas} from "./chart.js";
import {textWidth, wrap} from "./wrap.js";

/** The axis of values upwards: its unit above it, as far as there is room. */
export function valueAxis(unit: string, {words, width}: Canvas) {
  return {
    label: wrap(words.panel.unit(unit), width - 8, 1),
    labelAnchor: "top",
    labelArrow: "none",
    grid: true
  } as const;
}

/** A number on an axis, as the language writes it. */
export function tickNumber(value: number, {words}: Canvas): string {
  return value.toLocaleString(words.locale).replace("-", "−");
}

/** The margin that the numbers on an axis of these values need, at least `least`. */
export function axisRoom(values: readonly number[], canvas: Canvas, least: number): number {
  const widths = values.map(value => textWidth(tickNumber(Math.round(value), canvas), 13));
  return Math.ceil(Math.max(least, ...widths.map(width => width + 18)));
}

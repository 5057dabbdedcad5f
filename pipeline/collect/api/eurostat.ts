import type {Client} from "./client.js";

export const eurostat: Client = {
  base: "https://example.org/",
  perSecond: 1,
  calls: () => [],
  hear: () => ({keep: true})
};

import type {Client} from "./client.js";

export const statDashboard: Client = {
  base: "https://example.org/",
  perSecond: 1,
  calls: () => [],
  hear: () => ({keep: true})
};

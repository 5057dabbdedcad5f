/** What Observable Framework puts into every page. */
declare module "observablehq:stdlib" {
  export function FileAttachment(path: string): {arrayBuffer: () => Promise<ArrayBuffer>};
}

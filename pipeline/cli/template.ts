import {writeFile} from "node:fs/promises";
import type {Command} from "./command.js";
import {withPublished} from "./steps.js";

export const template: Command = async ({settings, now}, [community = ""], {out}) => {
  const [{readTemplateData}, {templateWorkbook}] = await Promise.all([
    import("../answer/templateData.js"),
    import("../workbook/template.js")
  ]);
  const data = await withPublished(settings, (store, manifest) => readTemplateData(store, community, manifest));
  const path = out ?? `${community}_report.xlsx`;
  await writeFile(path, await templateWorkbook(data, now()));
  return {json: {file: path, community}, text: `${path} を作りました / written`};
};

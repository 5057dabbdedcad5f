import type {TestSpecification} from "vitest/node";
import {BaseSequencer} from "vitest/node";

/**
 * Files that take minutes begin first, so that at the end no worker stands idle while one of them goes on. The first of
 * the dashboard makes the site that the others share; they come when it stands.
 */
const LONG = [
  /survival\/kill/,
  /dashboard\/progress/,
  /bench\//,
  /survival\/damage/,
  /dashboard\//,
  /cli\//,
  /survival\//,
  /schedule\/scheduler/,
  /run\//
];

/** The order of test files: the long ones, then as vitest would. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const place = ({moduleId}: TestSpecification) => {
      const i = LONG.findIndex(name => name.test(moduleId));
      return i < 0 ? LONG.length : i;
    };
    return usual.sort((a, b) => place(a) - place(b));
  }
}

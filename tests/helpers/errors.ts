import {OperatorError, type Problem} from "../../pipeline/errors.js";

/** The problems that work ends in; an error of another kind, or none, fails the test. */
export async function problemsOf(work: () => unknown): Promise<readonly Problem[]> {
  try {
    await work();
  } catch (error) {
    if (error instanceof OperatorError) return error.problems;
    throw error;
  }
  throw new Error("nothing was refused");
}

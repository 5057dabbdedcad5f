import {execFileSync} from "node:child_process";
import {readFileSync} from "node:fs";

/**
 * What tells a process from any other that ever had its number: the boot of the machine and the instant it was started
 * (/proc/<pid>/stat, field 22, see proc(5)); elsewhere what ps says of its start. Undefined where no such process
 * lives.
 */
export function processIdentity(pid: number): string | undefined {
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" "); // the name in brackets may hold anything
    const [state, started] = [fields[0], fields[19]];
    if (state === "Z" || state === "X") return undefined; // dead, only not yet buried
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${started}`;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ESRCH") return undefined; // no such process
    throw error; // nothing is proven by a look that failed
  }
}

function fromPs(pid: number): string | undefined {
  try {
    const said = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"]
    });
    return said.trim() || undefined;
  } catch {
    return undefined; // ps ends with 1 where there is no such process
  }
}

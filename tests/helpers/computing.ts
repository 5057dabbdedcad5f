/** How many milliseconds this process has computed since now: what else the machine does is not in it. */
export function computing(): () => number {
  const from = process.cpuUsage();
  return () => {
    const {user, system} = process.cpuUsage(from);
    return (user + system) / 1000;
  };
}

/** Tasks one after the other: a later one begins when the one before it has ended, well or not. */

/** @returns a way to add a task; its promise tells what the task gave, or what it threw */
export function inTurn(): <Value>(task: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const done = last.then(task);
    last = done.catch((error: unknown) => {
      // oxlint-disable-next-line no-console -- a bug must be seen, and must not stop what comes after it
      console.error("Baton:", error);
    });
    return done;
  };
}

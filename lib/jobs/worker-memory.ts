/**
 * How Node keeps a worker small: a young generation of 4 MB, swept often, and a limit that makes V8 collect early on a
 * machine with much memory. The worker's script in package.json and the Lambda's template say the same.
 */
export const workerMemory = ["--max-old-space-size=384", "--max-semi-space-size=4"];

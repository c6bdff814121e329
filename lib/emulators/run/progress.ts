/** Shows one step after another, each with its time; on a terminal the seconds run while it works. */
export async function showStep<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const seconds = () => ((performance.now() - start) / 1000).toFixed(1);
  const write = (text: string) => void process.stdout.write(text);
  const isTerminal = process.stdout.isTTY;
  write(isTerminal ? `  … ${name}` : `  … ${name}\n`);
  const ticking = isTerminal ? setInterval(() => write(`\r  … ${name} ${seconds()} s`), 500) : undefined;
  try {
    const result = await work();
    write(`${isTerminal ? "\r\x1b[K" : ""}  ✓ ${name} (${seconds()} s)\n`);
    return result;
  } catch (error) {
    write(`${isTerminal ? "\r\x1b[K" : ""}  ✗ ${name}\n`);
    throw error;
  } finally {
    clearInterval(ticking);
  }
}

import fs from "node:fs";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { withoutAddresses } from "@/lib/telemetry/without-addresses";

/** Everything that this process says from now on: its log, its console, its traces as they leave. */
export function overhear(): { heard: () => Promise<string>; stop: () => void } {
  const said: string[] = [];
  const exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(withoutAddresses(exporter))],
  });
  provider.register();
  // pino writes past process.stdout, by way of these.
  const { write, writeSync } = fs;
  const listening = <Write extends (...args: never[]) => unknown>(original: Write): Write =>
    ((...args: Parameters<Write>) => {
      const [fd, chunk] = args as unknown as [unknown, unknown];
      if (fd === 1 || fd === 2) said.push(String(chunk));
      return original(...args);
    }) as Write;
  fs.writeSync = listening(writeSync as never) as never;
  fs.write = listening(write as never) as never;
  const streams = [process.stdout, process.stderr].map((stream) => {
    const original = stream.write;
    stream.write = ((chunk: unknown, ...more: never[]) => {
      said.push(String(chunk));
      return original.call(stream, chunk as string, ...more);
    }) as typeof stream.write;
    return () => {
      stream.write = original;
    };
  });
  const spoken = (["log", "info", "warn", "error", "debug"] as const).map((name) => {
    const original = console[name];
    console[name] = (...words: unknown[]) => {
      said.push(
        words
          .map((word) => (word instanceof Error ? `${word.stack} ${JSON.stringify(word)}` : String(word)))
          .join(" "),
      );
    };
    return () => {
      console[name] = original;
    };
  });
  return {
    heard: async () => {
      await provider.forceFlush();
      const spans = exporter.getFinishedSpans().map(({ name, attributes, events, status, links }) => ({
        ...{ name, attributes, events, status, links },
      }));
      return `${said.join("\n")}\n${JSON.stringify(spans)}`;
    },
    stop: () => {
      fs.writeSync = writeSync;
      fs.write = write;
      for (const restore of [...streams, ...spoken]) restore();
    },
  };
}

// Starts the OpenTelemetry SDK where a collector is named; it is loaded only then, because it is large.
import { config } from '../config/index.ts';
import { log } from '../log/index.ts';
import { useTracer } from './index.ts';

/**
 * Sends spans to OTEL_EXPORTER_OTLP_ENDPOINT in batches; the SDK reads its other settings (protocol, headers, sampler, batch) from the
 * environment by their standard names. Resolves with what sends the rest and stops.
 */
export async function startTracing(): Promise<() => Promise<void>> {
  if (!config().OTEL_EXPORTER_OTLP_ENDPOINT) return async () => undefined;
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({
    serviceName: config().OTEL_SERVICE_NAME,
    // The detectors would tell the command line and the user of the machine.
    autoDetectResources: false,
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [],
  });
  sdk.start();
  useTracer(true);
  log.info({ role: config().ROLE }, 'traces are sent');
  return async () => {
    useTracer(false);
    await sdk.shutdown().catch((error: unknown) => log.warn({ err: error }, 'the last spans were not sent'));
  };
}

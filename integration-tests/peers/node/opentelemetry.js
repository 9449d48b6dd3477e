// OpenTelemetry, with W3C's headers or Jaeger's: node opentelemetry.js NAME [jaeger]
const http = require('http');
const { context, propagation, trace } = require('@opentelemetry/api');
const { NodeTracerProvider } = require('@opentelemetry/sdk-trace-node');
const { JaegerPropagator } = require('@opentelemetry/propagator-jaeger');
const orders = require('./orders');

const provider = new NodeTracerProvider();
provider.register(process.argv[3] === 'jaeger' ? { propagator: new JaegerPropagator() } : {});
const tracer = trace.getTracer(orders.name);

orders.listen(http.createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const caller = propagation.extract(context.active(), request.headers);
  tracer.startActiveSpan('order', {}, caller, async (span) => {
    const { traceId, spanId } = span.spanContext();
    const tenant = propagation.getActiveBaggage()?.getEntry('tenant')?.value;
    orders.log(traceId, spanId, orders.number(url), tenant);
    let answer = orders.received(request);
    const next = orders.next(url);
    if (next) {
      const headers = {};
      propagation.inject(context.active(), headers);
      answer += await (await fetch(next, { headers })).text();
    }
    span.end();
    response.end(answer);
  });
}));

// Jaeger's client, with its own headers or with B3: node jaeger.js NAME [b3]
const http = require('http');
const { initTracer, ZipkinB3TextMapCodec } = require('jaeger-client');
const { FORMAT_HTTP_HEADERS } = require('opentracing');
const orders = require('./orders');

const reporter = { report() {}, close() {}, setProcess() {} };
const tracer = initTracer({ serviceName: orders.name, sampler: { type: 'const', param: 1 } }, { reporter });
if (process.argv[3] === 'b3') {
  const codec = new ZipkinB3TextMapCodec({ urlEncoding: true });
  tracer.registerInjector(FORMAT_HTTP_HEADERS, codec);
  tracer.registerExtractor(FORMAT_HTTP_HEADERS, codec);
}

orders.listen(http.createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const span = tracer.startSpan('order', { childOf: tracer.extract(FORMAT_HTTP_HEADERS, request.headers) });
  const { traceIdStr, spanIdStr } = span.context();
  orders.log(traceIdStr, spanIdStr, orders.number(url), span.getBaggageItem('tenant'));
  let answer = orders.received(request);
  const next = orders.next(url);
  if (next) {
    const call = tracer.startSpan('call', { childOf: span });
    const headers = {};
    tracer.inject(call, FORMAT_HTTP_HEADERS, headers);
    answer += await (await fetch(next, { headers })).text();
    call.finish();
  }
  span.finish();
  response.end(answer);
}));

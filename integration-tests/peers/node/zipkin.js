// Zipkin's own tracer for Node, with Express: node zipkin.js NAME
const express = require('express');
const { Tracer, ExplicitContext, BatchRecorder } = require('zipkin');
const { expressMiddleware } = require('zipkin-instrumentation-express');
const wrapFetch = require('zipkin-instrumentation-fetch');
const orders = require('./orders');

const tracer = new Tracer({
  ctxImpl: new ExplicitContext(),
  recorder: new BatchRecorder({ logger: { logSpan() {} } }),
  localServiceName: orders.name
});
const tracedFetch = wrapFetch(fetch, { tracer });

const app = express();
app.use(expressMiddleware({ tracer }));
app.get('/orders/:number', (request, response, failed) => {
  const url = new URL(request.originalUrl, 'http://localhost');
  orders.log(tracer.id.traceId, tracer.id.spanId, request.params.number);
  const next = orders.next(url);
  (next ? tracedFetch(next).then((answer) => answer.text()) : Promise.resolve(''))
    .then((answer) => response.send(orders.received(request) + answer), failed);
});
orders.listen(app);

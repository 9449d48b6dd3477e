// What the services have in common: the way of an order, and the log.
const name = process.argv[2];

exports.name = name;

exports.number = (url) => url.pathname.split('/')[2];

exports.log = (traceId, spanId, number, tenant) =>
  console.log(`${new Date().toISOString()} INFO [${traceId}-${spanId}] Order ${number} of ${tenant ?? null}`);

// A line for each header: name header=value
exports.received = (request) => Object.entries(request.headers)
  .map(([header, value]) => `${name} ${header}=${value}\n`)
  .join('');

exports.next = (url) => {
  const [next, ...rest] = url.searchParams.getAll('via');
  return next && `${next}/orders/${exports.number(url)}?${rest.map((via) => `via=${via}`).join('&')}`;
};

exports.listen = (server) => {
  const listening = server.listen(0, () => console.log(`${name} on port ${listening.address().port}`));
};

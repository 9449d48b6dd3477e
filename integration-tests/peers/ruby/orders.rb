# Jaeger's client for Ruby, with the headers that it reads and writes in Rack applications: ruby orders.rb NAME
require 'jaeger/client'
require 'net/http'
require 'socket'

NAME = ARGV.fetch(0)
TRACER = Jaeger::Client.build(service_name: NAME, reporter: Jaeger::Reporters::NullReporter.new)

def received(socket)
  headers = {}
  while (line = socket.gets.chomp) != ''
    header, value = line.split(': ', 2)
    headers[header] = value
  end
  headers
end

def rack(headers)
  headers.to_h { |header, value| ["HTTP_#{header.upcase.tr('-', '_')}", value] }
end

def next_call(path)
  uri = URI.parse("http://localhost#{path}")
  via, *rest = URI.decode_www_form(uri.query.to_s).map(&:last)
  via && URI.parse("#{via}#{uri.path}?#{rest.map { |one| "via=#{one}" }.join('&')}")
end

def call(uri, span)
  TRACER.start_active_span('call', child_of: span) do |scope|
    request = Net::HTTP::Get.new(uri)
    TRACER.inject(scope.span.context, OpenTracing::FORMAT_RACK, request)
    Net::HTTP.start(uri.host, uri.port) { |http| http.request(request) }.body
  end
end

def answer(path, headers)
  caller_context = TRACER.extract(OpenTracing::FORMAT_RACK, rack(headers))
  TRACER.start_active_span('order', child_of: caller_context) do |scope|
    context = scope.span.context
    puts "#{Time.now} INFO [#{context.to_trace_id}-#{context.to_span_id}] " \
         "Order #{path[%r{/orders/([^?]+)}, 1]} of #{scope.span.get_baggage_item('tenant') || 'null'}"
    uri = next_call(path)
    headers.map { |header, value| "#{NAME} #{header.downcase}=#{value}\n" }.join + (uri ? call(uri, scope.span) : '')
  end
end

$stdout.sync = true
server = TCPServer.new('127.0.0.1', 0)
puts "#{NAME} on port #{server.addr[1]}"
loop do
  Thread.new(server.accept) do |socket|
    path = socket.gets.split[1]
    body = answer(path, received(socket))
    socket.write "HTTP/1.1 200 OK\r\nContent-Length: #{body.bytesize}\r\nConnection: close\r\n\r\n#{body}"
    socket.close
  end
end

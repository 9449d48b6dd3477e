#!/bin/sh
# Installs what Kibana needs to show the log lines and spans of Spring Boot applications.
set -eu

usage() {
	cat <<'END'
Usage: kibana/setup.sh [--kibana URL] [--space NAME] [--trace-link TEMPLATE] URL

URL is that of Elasticsearch (7.10 or later) or OpenSearch. It gets the index templates for log lines and
spans and the ingest pipeline for lines of text. Running it again brings them up to date.

  --kibana URL           import the data view, searches and dashboard into this Kibana (8.9 or later), or the data
                         view and searches into this OpenSearch Dashboards
  --space NAME           Kibana space to import into; otherwise the default one
  --trace-link TEMPLATE  where a trace id leads to, with {{value}} for the id:
                         Zipkin   http://localhost:9411/zipkin/traces/{{value}} (this is the default)
                         Jaeger   http://localhost:16686/trace/{{value}}
                         or any other page that shows a trace

Environment: ELASTIC_API_KEY (encoded, or id:key), or ELASTIC_USERNAME and ELASTIC_PASSWORD; for Kibana the same unless
there are KIBANA_API_KEY, or KIBANA_USERNAME and KIBANA_PASSWORD. CURL_CA_BUNDLE names a file with certificates to trust.
END
}

fail() {
	echo "setup.sh: $*" >&2
	exit 1
}

here=$(cd "$(dirname "$0")" && pwd)
server=
kibana=
space=
link='http://localhost:9411/zipkin/traces/{{value}}'
default_link=$link

while [ $# -gt 0 ]; do
	case $1 in
	-h | --help)
		usage
		exit 0
		;;
	--kibana | --space | --trace-link)
		[ $# -gt 1 ] || fail "$1 needs a value"
		case $1 in
		--kibana) kibana=$2 ;;
		--space) space=$2 ;;
		--trace-link) link=$2 ;;
		esac
		shift 2
		;;
	-*) fail "unknown option $1; --help tells what there is" ;;
	*)
		[ -z "$server" ] || fail "more than one URL; Kibana's goes behind --kibana"
		server=$1
		shift
		;;
	esac
done
[ -n "$server" ] || {
	usage >&2
	exit 1
}

check_url() { # NAME URL
	case $2 in
	*@*) fail "the URL of $1 holds a user or password: give them in the environment, where no list of processes shows them" ;;
	http://?* | https://?*) ;;
	*) fail "the URL of $1 has to begin with http:// or https://" ;;
	esac
}

check_url Elasticsearch "$server"
server=${server%/}
[ -z "$kibana" ] || check_url Kibana "$kibana"
kibana=${kibana%/}
case $link in
*[\ \"\'\\\<\>]*) fail "--trace-link holds characters that no URL has" ;;
http://*\{\{value\}\}* | https://*\{\{value\}\}*) ;;
*) fail "--trace-link has to be a URL with {{value}} in the place of the trace id" ;;
esac
case $space in
*[!a-z0-9_-]*) fail "--space is the identifier of a space: lower-case letters, digits, _ and -" ;;
esac
[ -z "$space" ] || kibana=$kibana/s/$space
command -v curl >/dev/null || fail "curl is needed"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

quote() {
	printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g'
}

# Credentials reach curl by its standard input: a list of processes shows arguments.
credentials() { # API_KEY USERNAME PASSWORD
	if [ -n "$1" ]; then
		key=$1
		case $key in
		*:*) key=$(printf '%s' "$key" | base64 | tr -d '\n') ;;
		esac
		printf 'header = "Authorization: ApiKey %s"\n' "$(quote "$key")"
	elif [ -n "$2" ]; then
		printf 'user = "%s:%s"\n' "$(quote "$2")" "$(quote "$3")"
	fi
}

server_credentials() {
	credentials "${ELASTIC_API_KEY:-}" "${ELASTIC_USERNAME:-}" "${ELASTIC_PASSWORD:-}"
}

kibana_credentials() {
	if [ -n "${KIBANA_API_KEY:-}${KIBANA_USERNAME:-}" ]; then
		credentials "${KIBANA_API_KEY:-}" "${KIBANA_USERNAME:-}" "${KIBANA_PASSWORD:-}"
	else
		server_credentials
	fi
}

# Leaves the body in $work/answer and the status in $status.
call() { # CREDENTIALS NAME METHOD URL [CURL_ARGUMENT...]
	who=$1
	name=$2
	method=$3
	url=$4
	shift 4
	[ "$method" = HEAD ] && set -- --head "$@" || set -- --request "$method" "$@"
	: >"$work/answer"
	status=$("$who" | curl --config - --silent --show-error --max-time 60 --output "$work/answer" \
		--write-out '%{http_code}' "$@" "$url" 2>"$work/error") ||
		fail "$name at $url can't be reached: $(cat "$work/error")"
	case $status in
	401) fail "$name refuses the credentials (401): set the API key, or user name and password, in the environment; --help names the variables" ;;
	403) fail "$name forbids $method $url (403): the user needs the privileges to manage index templates, ingest pipelines and saved objects. $(head -c 500 "$work/answer")" ;;
	esac
}

require_success() { # WHAT
	case $status in
	2??) ;;
	*) fail "$1 was refused ($status): $(head -c 1000 "$work/answer")" ;;
	esac
}

# A member of the object "version", which is how servers say what they are.
member() { # NAME
	answer=$(tr -d '\n' <"$work/answer")
	answer=${answer#*\"version\"*\{}
	printf '%s' "${answer%%\}*}" | sed -n 's/.*"'"$1"'" *: *"\([^"]*\)".*/\1/p'
}

at_least() { # VERSION MAJOR MINOR
	major=${1%%.*}
	minor=${1#*.}
	minor=${minor%%.*}
	[ "$major" -gt "$2" ] || { [ "$major" -eq "$2" ] && [ "$minor" -ge "$3" ]; }
}

is_version() {
	case $1 in
	[0-9]*.[0-9]*) ;;
	*) return 1 ;;
	esac
}

# --- Which server is it?

call server_credentials Elasticsearch GET "$server/"
require_success "The question for the version"
version=$(member number)
is_version "$version" || fail "$server does not answer like Elasticsearch or OpenSearch"
if [ "$(member distribution)" = opensearch ]; then
	flavour=OpenSearch
	edits=
	at_least "$version" 2 15 || edits="$edits"'s/"wildcard"/"keyword", "ignore_above": 8191/;'
	at_least "$version" 2 12 || edits="$edits"'s/"match_only_text"/"text", "norms": false/;'
	if at_least "$version" 2 7; then
		edits="$edits"'s/"flattened"/"flat_object"/;'
	else
		edits="$edits"'s/"flattened"/"object", "enabled": false/;'
	fi
else
	flavour=Elasticsearch
	at_least "$version" 7 10 || fail "Elasticsearch $version is too old: 7.10 or later is needed"
	edits=
	at_least "$version" 7 14 || edits="$edits"'s/"match_only_text"/"text", "norms": false/;'
	case $(member build_flavor) in
	default | serverless) ;;
	*) edits="$edits"'s/"wildcard"/"keyword", "ignore_above": 8191/; s/"flattened"/"object", "enabled": false/;' ;;
	esac
fi
echo "$flavour $version at $server"

# --- Index templates and pipeline

put() { # PATH FILE
	call server_credentials "$flavour" PUT "$server/$1" --header 'Content-Type: application/json' --data-binary "@$2"
}

put_template() { # NAME FILE
	put "_index_template/$1" "$2"
	if [ "$status" = 400 ] && grep -q data_stream "$work/answer"; then
		# Servers that can't do data streams don't know the word.
		sed '/^ *"data_stream": {},$/d' "$2" >"$work/template"
		put "_index_template/$1" "$work/template"
	fi
	require_success "The index template $1"
	echo "  index template $1"
}

put _ingest/pipeline/logs-spring "$here/logs-spring-pipeline.json"
require_success "The ingest pipeline logs-spring"
echo "  ingest pipeline logs-spring"

sed "$edits" "$here/logs-spring.json" >"$work/logs-spring.json"
put_template logs-spring "$work/logs-spring.json"

spans=$here/../tracing-spring-boot-autoconfigure/src/main/resources/io/github/tracingboot/export/elasticsearch/traces-spring.json
call server_credentials "$flavour" HEAD "$server/_index_template/traces-spring"
if [ "$status" = 200 ]; then
	echo "  index template traces-spring is there, and stays as it is"
elif [ -f "$spans" ]; then
	put_template traces-spring "$spans"
else
	echo "  index template traces-spring is left to the applications, which install it before their first span"
fi

# --- Saved objects

[ -n "$kibana" ] || exit 0
if [ "$flavour" = OpenSearch ]; then
	objects=opensearch-dashboards.ndjson
	name="OpenSearch Dashboards"
else
	objects=kibana.ndjson
	name=Kibana
fi
call kibana_credentials "$name" GET "$kibana/api/status"
require_success "The question for $name's version"
kibana_version=$(member number)
if [ "$name" = Kibana ] && is_version "$kibana_version" && ! at_least "$kibana_version" 8 9; then
	fail "Kibana $kibana_version is too old for the saved objects: 8.9 or later is needed"
fi
escaped=$(printf '%s' "$link" | sed 's/[&|\\]/\\&/g')
sed "s|$default_link|$escaped|" "$here/$objects" >"$work/$objects"
call kibana_credentials "$name" POST "$kibana/api/saved_objects/_import?overwrite=true" \
	--header 'kbn-xsrf: true' --header 'osd-xsrf: true' --form "file=@$work/$objects;type=application/ndjson"
require_success "The import of the saved objects"
grep -q '"success" *: *true' "$work/answer" || fail "$name did not take all saved objects: $(head -c 1000 "$work/answer")"
echo "  saved objects in $name $kibana_version at $kibana"

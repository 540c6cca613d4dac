#!/bin/bash
# Starts the service, asks it for a few pages and ends it; as it ends the JVM writes its AOT cache into the file named.
# It needs no broker, no database and no issuer of tokens: without them the service waits, and is alive but not ready.
set -euo pipefail

cache=$1
log=$(mktemp)
port=8080
management=9000
nowhere=127.0.0.1:9

export QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$port
export QUARKUS_MANAGEMENT_HOST=127.0.0.1 QUARKUS_MANAGEMENT_PORT=$management
export KAFKA_BOOTSTRAP_SERVERS=$nowhere KAFKA_SECURITY_PROTOCOL=PLAINTEXT
export QUARKUS_DATASOURCE_REACTIVE_URL=postgresql://$nowhere/nobody QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://$nowhere/nobody
export QUARKUS_DATASOURCE_USERNAME=nobody QUARKUS_DATASOURCE_PASSWORD=nobody
export QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE=disable
export QUARKUS_OIDC_AUTH_SERVER_URL=http://$nowhere/nobody QUARKUS_OIDC_CREDENTIALS_SECRET=nobody
export AUTOLOG_SECURITY_ACCEPT=plain-http,plain-kafka,plain-database,plain-issuer,default-secret

# Prints the status of the answer of a port to a path.
ask() {
	exec 3<> "/dev/tcp/127.0.0.1/$1" || return 1
	printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
	head -n 1 <&3 | cut -d ' ' -f 2
	exec 3>&-
}

fail() {
	echo "$1; its log:" >&2
	cat "$log" >&2
	exit 1
}

/opt/java/bin/java @/opt/autolog/jvm.args "-XX:AOTCacheOutput=$cache" -jar /opt/autolog/quarkus-run.jar > "$log" 2>&1 &
service=$!
for ((second = 0; second < 120; second++)); do
	[ "$(ask $management /q/health/live 2> /dev/null || true)" != 200 ] || break
	kill -0 $service 2> /dev/null || fail "The service ended"
	sleep 1
done
for page in / /index.html /api/v1/calls; do
	echo "$page $(ask $port $page)"
done
for page in /q/health/live /q/health/ready /q/metrics /q/openapi; do
	echo "$page $(ask $management $page)"
done

kill -TERM $service
wait $service || status=$?
[ "${status:-0}" = 143 ] || fail "The service ended with exit code ${status:-0}, not as asked by SIGTERM"
[ -s "$cache" ] || fail "The JVM wrote no cache"

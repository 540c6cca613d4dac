#!/bin/sh
# What `make verify-deploy` asks with: kubectl, promtool, pgbouncer and npm are taken where they are, and else from
# Debian's packages; what the manifests are checked against comes from npm.
set -eu

missing=
command -v kubectl > /dev/null || missing="$missing kubernetes-client"
command -v promtool > /dev/null || missing="$missing prometheus"
command -v pgbouncer > /dev/null || missing="$missing pgbouncer"
command -v npm > /dev/null || missing="$missing npm"

if [ -n "$missing" ]; then
	if ! command -v apt-get > /dev/null || [ "$(id -u)" != 0 ]; then
		echo "Install these first:$missing" >&2
		exit 1
	fi
	apt-get -qq update
	# shellcheck disable=SC2086 # a list
	DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $missing
fi

cd "$(dirname "$0")"
npm ci --silent --no-audit --no-fund

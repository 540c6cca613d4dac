#!/bin/sh
# Runs a script of package.json: `run.sh lint`. npm is taken where it is, and else from Debian's packages;
# the tools come from npm, as package-lock.json pins them.
set -eu
cd "$(dirname "$0")"

if ! command -v npm > /dev/null; then
	if ! command -v apt-get > /dev/null || [ "$(id -u)" != 0 ]; then
		echo "The page's sources are checked with Node.js 18.18 or newer. Install it first: apt-get install npm" >&2
		exit 1
	fi
	apt-get -qq update
	DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install npm
fi

if ! cmp -s package-lock.json node_modules/installed-lock.json; then
	npm ci --silent --no-audit --no-fund || {
		echo "npm ci failed: are the packages of src/test/page/package-lock.json within reach?" >&2
		exit 1
	}
	cp package-lock.json node_modules/installed-lock.json
fi

exec npm run --silent "$1"

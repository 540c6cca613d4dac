#!/bin/sh
# The servers that `make verify-crm` connects to, Tryton and Radicale: taken where they are, and else from Debian's packages, in the
# versions that the connectors were tried with, or else in the newest ones of the distribution.
set -eu

pinned="tryton-server=6.0.29-2+deb12u4 tryton-modules-party=6.0.3-2 tryton-modules-sale-opportunity=6.0.1-3
	python3-psycopg2=2.9.5-1+b1 python3-phonenumbers=8.12.57-4 radicale=3.1.8-2"

installed() {
	for package in $pinned; do
		dpkg-query -W -f '${db:Status-Status}\n' "${package%%=*}" 2> /dev/null | grep -qx installed || return 1
	done
}

install() {
	# shellcheck disable=SC2086 # a list
	DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $1
}

if ! installed; then
	if ! command -v apt-get > /dev/null || [ "$(id -u)" != 0 ]; then
		echo "Install these first:" $pinned >&2
		exit 1
	fi
	apt-get -qq update
	install "$pinned" || install "$(echo "$pinned" | sed 's/=[^ ]*//g')"
fi

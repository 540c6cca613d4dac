#!/bin/bash
# Creates the topics that a file such as kafka/topics.yaml lists and that are missing, on one broker: topics.sh FILE BOOTSTRAP
# Reads only as much YAML as that file uses: a list of topics, with settings below "config:".
set -euo pipefail

create() {
	[ -n "$name" ] || return 0
	"${KAFKA_TOPICS:-/opt/kafka/bin/kafka-topics.sh}" --bootstrap-server "$bootstrap" --create --if-not-exists \
		--topic "$name" --partitions "$partitions" --replication-factor 1 ${settings[@]+"${settings[@]}"}
}

bootstrap=$2 name= partitions= settings=()
while IFS= read -r line; do
	case $line in
		"- name: "*)
			create
			name=${line#- name: } settings=()
			;;
		"  partitions: "*) partitions=${line#*: } ;;
		"    "*": "*)
			line=${line%%  #*}
			value=${line#*: }
			value=${value//\"/}
			setting=${line%%: *}
			settings+=(--config "${setting// /}=${value// /}")
			;;
	esac
done < "$1"
create
